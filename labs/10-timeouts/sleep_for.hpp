// A sleep that can be ended early: the clock or the token, whichever comes first.
//
// Guarantees: returns when `delay` has passed.
//             Throws Cancelled if the token is cancelled before: at once, not at the next tick of
//             something, but in a step of its own: whoever calls cancel() comes to the end of what they do
//             first. If the token is cancelled already, it throws without waiting. The sleeper goes on
//             exactly once, also if both happen in the same millisecond.
//             Afterwards the loop has no timer of it and the token no callback; also if the Task is
//             destroyed while it sleeps, or after cancel() and before it went on.
// Requires:   the loop outlives the sleep.
// Example:
//   Task<void> rise = sleep_for(loop, 40min, oven.token());
//   co_await rise;
#pragma once

#include "support/runtime/cancel.hpp"
#include "support/runtime/event_loop.hpp"

namespace lab {

using runtime::CancelToken;
using runtime::EventLoop;
using runtime::Task;

Task<void> sleep_for(EventLoop& loop, Millis delay, CancelToken token);

}  // namespace lab
