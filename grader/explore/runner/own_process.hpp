// Runs an execution in a process of its own: whatever the code under test does to its globals, its heap or
// itself, the next execution starts from the same memory.
//
// Requires: no execution has run in this process; it has one thread (but those that lend stacks).
// Guarantees: an execution that crashes, exits or does not end is a failure of that execution; nothing of it
//             stays.
//
// Example:
//   OwnProcess process({.processor_time = 2s});
//   const Ending ending = process.execute([] { std::exit(program_main()); }, chooser, {});
#pragma once

#include <sys/types.h>

#include <chrono>
#include <string>

#include "explore/engine/execution.hpp"
#include "explore/runner/decision_log.hpp"

namespace explore {

class OwnProcess {
 public:
  struct Limits {
    std::chrono::milliseconds processor_time{10'000};  ///< for one execution
    std::chrono::milliseconds real_time{300'000};      ///< on a busy machine too; who meets it, slept
    std::size_t log_bytes = std::size_t{64} << 20U;
  };

  explicit OwnProcess(Limits limits);
  ~OwnProcess();
  OwnProcess(const OwnProcess&) = delete;
  OwnProcess& operator=(const OwnProcess&) = delete;

  /// The chooser answers in the child, and is then asked the same again here. A process that ends with status
  /// 0 has not failed.
  Ending execute(const Body& body, Chooser& chooser, const ExecutionOptions& options);

  /// The same, and tells afterwards, in the child, what `tell` makes of the ending: for what only the child
  /// knows. Empty when it could not.
  std::string execute_and_tell(const Body& body, Chooser& chooser, const ExecutionOptions& options,
                               const std::function<std::string(const Ending&)>& tell);

 private:
  struct Shared;
  [[noreturn]] void run_child(const Body& body, Chooser& chooser, const ExecutionOptions& options);
  void leave_ending(const Ending& ending);
  Ending ending_of(int wait_status) const;

  Limits limits_;
  Shared* shared_ = nullptr;
  DecisionLog* log_ = nullptr;
};

}  // namespace explore
