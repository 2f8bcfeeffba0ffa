// Executions that the library's own faults do not end.
#pragma once

#include <string>

#include "explore/engine/execution.hpp"

namespace explore {

/// As execute(); but a race that is the library's own is let pass from then on, and the execution run again.
/// Requires: the chooser answers alike after begin(), or does not mind.
///
/// What was judged once is known to all processes forked later, since judging takes a symboliser's time.
class ForgivingExecution {
 public:
  Ending execute(const Body& body, Chooser& chooser, const ExecutionOptions& options);

  /// The library's fault that was met last; empty: none.
  const std::string& fault_of_library() const { return library_fault_; }

 private:
  bool forgives(const Failure& failure);

  std::string library_fault_;
};

}  // namespace explore
