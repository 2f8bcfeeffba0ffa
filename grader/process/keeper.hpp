// Our side of one keeper process: starts it, asks it, hears its reports.
#pragma once

#include <sys/types.h>

#include <optional>

#include "process/descriptor.hpp"
#include "process/keeper_protocol.hpp"
#include "process/run.hpp"

namespace grader {

/// What the started program is given of ours.
struct Given {
  const Descriptor& output;
  const Descriptor* evidence = nullptr;  ///< null: no channel
  int evidence_number = -1;              ///< where the program finds the channel
  std::string evidence_variable;         ///< INTERLEAVE_EVIDENCE's value
};

class Keeper {
 public:
  /// Starts the keeper, which starts the program. Throws std::system_error when the machine refuses.
  Keeper(const Command& command, const Given& given);
  /// Returns when the keeper is gone, and thereby everything below it.
  ~Keeper();
  Keeper(const Keeper&) = delete;
  Keeper& operator=(const Keeper&) = delete;

  /// Readable when there is a report, or when the keeper is gone.
  int descriptor() const { return socket_.get(); }
  void ask(Ask what);
  /// The next report if there is one; `ended` as by SIGKILL when somebody killed the keeper.
  std::optional<KeeperReport> report();
  /// Wakes a keeper that somebody stopped.
  void wake();

 private:
  Descriptor socket_;
  pid_t process_ = -1;
  bool done_ = false;  // It has sent its last report: nothing is left below it.
  bool lost_ = false;  // It is gone without one.
};

}  // namespace grader
