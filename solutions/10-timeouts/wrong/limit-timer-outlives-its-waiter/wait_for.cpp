// falls: correct (timer left behind)
// Taken away on every way out but one: a coroutine may be destroyed while it waits.
#include "wait_for.hpp"

#include <memory>

namespace lab {
Task<void> wait_for(EventLoop& loop, CancelSource scope, Task<void> work, Millis limit) {
  const auto out_of_time = std::make_shared<bool>(false);
  const EventLoop::TimerId timer = loop.call_later(limit, [scope, out_of_time] {
    *out_of_time = !scope.cancelled();
    scope.cancel();
  });
  try {
    co_await work;
    loop.cancel_timer(timer);
  } catch (const Cancelled&) {
    loop.cancel_timer(timer);
    if (!*out_of_time) throw;
    throw TimedOut();
  } catch (...) {
    loop.cancel_timer(timer);
    throw;
  }
}

}  // namespace lab
