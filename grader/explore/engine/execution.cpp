#include "explore/engine/execution.hpp"

#include "explore/engine/control.hpp"
#include "explore/engine/scheduler.hpp"

namespace explore {

Ending execute(const Body& body, Chooser& chooser, const ExecutionOptions& options) {
  return scheduler.run(body, chooser, options);
}

bool controlled() { return in_control(); }

void fail(const char* message) {
  if (!in_control()) return;
  controlled_pointer.store(nullptr, std::memory_order_relaxed);
  scheduler.fail(FailureKind::check, 0, message);
}

bool let_race_pass(const void* one, const void* other) { return scheduler.races().let_pass(one, other); }

}  // namespace explore
