// Waits that a token can end. (In lab 10 you write the first of them yourself; do that before you read this.)
//
// Guarantees: each goes on as its namesake without a token does, or throws Cancelled, if the token is
// cancelled before
//             or meanwhile: at once, but in a step of its own, never inside cancel(). Nothing stays behind:
//             no timer, no watch, no callback; also if the Task is destroyed while it waits.
// Requires:   the loop outlives the wait.
// Example:
//   Task<void> rise = sleep_for(loop, 40min, oven.token());
//   co_await rise;
#pragma once

#include "support/runtime/cancel.hpp"
#include "support/runtime/event_loop.hpp"
#include "support/runtime/readable.hpp"
#include "support/runtime/sleep.hpp"

namespace lab::runtime {

Task<void> sleep_for(EventLoop& loop, Millis delay, CancelToken token);
Task<void> readable(EventLoop& loop, int descriptor, CancelToken token);
Task<void> writable(EventLoop& loop, int descriptor, CancelToken token);

}  // namespace lab::runtime
