// Who closes sleeps until a token says that all are home.
#include "shift.hpp"

#include <exception>
#include <utility>

#include "support/runtime/cancellable.hpp"

namespace lab {

bool Shift::start(std::string name, Task<void> work) {
  if (closing_.cancelled()) return false;
  works_.remove_if([](const Task<void>& each) { return each.done(); });
  ++in_work_;
  works_.push_back(look_after(std::move(name), std::move(work)));
  works_.back().start();
  return true;
}

Task<void> Shift::look_after(std::string name, Task<void> work) {
  std::string how = "done";
  try {
    co_await work;
    ++ending_.done;
  } catch (const Cancelled&) {
    ++ending_.cancelled;
    how = "cancelled";
  } catch (const std::exception& error) {
    ++ending_.failed;
    how = std::string("failed: ") + error.what();
  } catch (...) {
    ++ending_.failed;
    how = "failed: unknown";
  }
  log_.log({loop_.now(), std::move(name), std::move(how)});
  one_less();
}

void Shift::one_less() {
  if (--in_work_ > 0) return;
  loop_.cancel_timer(deadline_);
  if (closing_.cancelled()) home_.cancel();
}

Task<Shift::Ending> Shift::close() {
  if (!closing_.cancelled()) {
    closing_.cancel();
    if (in_work_ > 0) deadline_ = loop_.call_later(drain_, [this] { over_.cancel(); });
  }
  if (in_work_ == 0) home_.cancel();
  try {
    Task<void> sleep = runtime::sleep_for(loop_, std::chrono::hours(100'000), home_.token());
    co_await sleep;
  } catch (const Cancelled&) {
  }
  co_return ending_;
}

}  // namespace lab
