// A limit for work that listens to a token: "Pizza in 30 minutes, or we stop the oven."
//
// Guarantees: starts the work when it is awaited, and gives what the work gives: its value, or what it
//             throws. When `limit` has passed first, it cancels `scope`, and goes on waiting until the work
//             has really ended: it may have to clean up. If that ends with Cancelled, throws TimedOut; if
//             the work has a value or an error of its own after all, gives that.
//             If somebody else has cancelled the scope before the limit, Cancelled stays Cancelled.
//             No timer stays behind, however it ends; also if the Task is destroyed while it waits.
// Requires:   the work listens to the token of `scope`; the loop outlives the wait.
// Example:
//   CancelSource scope;
//   Task<Pizza> in_time = wait_for(loop, scope, bake(loop, scope.token()), 30min);
//   Pizza pizza = co_await in_time;     // or TimedOut
#pragma once

#include <optional>
#include <stdexcept>
#include <utility>

#include "support/runtime/cancel.hpp"
#include "support/runtime/event_loop.hpp"

namespace lab {

using runtime::Cancelled;
using runtime::CancelSource;
using runtime::EventLoop;
using runtime::Task;
using runtime::TimedOut;

/// Yours: for work without a value.
Task<void> wait_for(EventLoop& loop, CancelSource scope, Task<void> work, Millis limit);

template <class T>
Task<void> keep_value(Task<T> work, std::optional<T>& value) {
  T result = co_await work;
  value.emplace(std::move(result));
}

/// Given, from yours: for work with a value.
template <class T>
Task<T> wait_for(EventLoop& loop, CancelSource scope, Task<T> work, Millis limit) {
  std::optional<T> value;
  Task<void> in_time = wait_for(loop, std::move(scope), keep_value(std::move(work), value), limit);
  co_await in_time;
  if (!value) throw std::logic_error("wait_for() returned before the work had ended");
  co_return std::move(*value);
}

}  // namespace lab
