// falls: correct (cancel heard late)
// It wakes up again and again to ask, and hears it at the next tick.
#include "sleep_for.hpp"

#include <algorithm>
#include <utility>

#include "support/runtime/sleep.hpp"

namespace lab {

Task<void> sleep_for(EventLoop& loop, Millis delay, CancelToken token) {
  const Millis end = loop.now() + delay;
  while (true) {
    if (token.cancelled()) throw runtime::Cancelled();
    if (loop.now() >= end) break;
    runtime::SleepAwaiter moment = runtime::sleep_for(loop, std::min(Millis{10}, end - loop.now()));
    co_await moment;
  }
}

}  // namespace lab
