// Executions that the library's own faults do not end.
#pragma once

#include <functional>
#include <string>

#include "explore/engine/execution.hpp"
#include "explore/report/this_program.hpp"

namespace explore {

/// As execute(); but a race that is the library's own is let pass from then on, and the execution run again.
/// Requires: the chooser answers alike after begin(), or does not mind.
/// Guarantees: a race that nobody could be asked about in time is a FailureKind::limit, not a race.
///
/// What was judged once is known to all processes forked later, since judging takes a symboliser's time.
class ForgivingExecution {
 public:
  /// As frames_of_this_program(), which it is but in tests.
  using Ask = std::function<std::vector<Frames>(const std::vector<std::uintptr_t>& addresses, bool* late)>;

  /// As explore::execute(), which it is but where executions have processes of their own.
  using Run = std::function<Ending(const Body& body, Chooser& chooser, const ExecutionOptions& options)>;

  explicit ForgivingExecution(Ask ask = frames_of_this_program, Run run = explore::execute)
      : ask_(std::move(ask)), run_(std::move(run)) {}

  Ending execute(const Body& body, Chooser& chooser, const ExecutionOptions& options);

  /// The library's fault that was met last; empty: none.
  const std::string& fault_of_library() const { return library_fault_; }

 private:
  bool forgives(Failure& failure);

  Ask ask_;
  Run run_;
  std::string library_fault_;
};

}  // namespace explore
