// A limit for work: the work is told to stop when its time is up. (Task 3 of lab 10 is to write this; do that
// before you read it.)
//
// Guarantees: gives what the work gives, value or exception. When `limit` has passed, cancels `scope`, and
// still waits
//             until the work has really ended; if it ended with Cancelled, throws TimedOut. If somebody else
//             had cancelled the scope before, Cancelled stays Cancelled. No timer stays behind, also if the
//             Task is destroyed while it waits.
// Requires:   the work listens to the token of `scope`; the loop outlives the wait.
// Example:
//   CancelSource scope;
//   Task<Pizza> in_time = wait_for(loop, scope, bake(loop, scope.token()), 30min);
//   Pizza pizza = co_await in_time;
#pragma once

#include <type_traits>
#include <utility>

#include "support/runtime/cancel.hpp"
#include "support/runtime/event_loop.hpp"

namespace lab::runtime {

/// Cancels a scope when its time is up, unless it is destroyed before.
class Deadline {
 public:
  Deadline(EventLoop& loop, CancelSource scope, Millis limit)
      : loop_(loop), timer_(loop.call_later(limit, [this, scope] { strike(scope); })) {}
  ~Deadline() { loop_.cancel_timer(timer_); }
  Deadline(const Deadline&) = delete;
  Deadline& operator=(const Deadline&) = delete;

  /// Was it this deadline that cancelled the scope?
  bool struck() const { return struck_; }

 private:
  void strike(const CancelSource& scope) {
    struck_ = !scope.cancelled();
    scope.cancel();
  }

  EventLoop& loop_;
  bool struck_ = false;
  EventLoop::TimerId timer_;
};

template <class T>
Task<T> wait_for(EventLoop& loop, CancelSource scope, Task<T> work, Millis limit) {
  const Deadline deadline(loop, std::move(scope), limit);
  try {
    if constexpr (std::is_void_v<T>) {
      co_await work;
      co_return;
    } else {
      T value = co_await work;
      co_return value;
    }
  } catch (const Cancelled&) {
    if (!deadline.struck()) throw;
  }
  throw TimedOut();
}

}  // namespace lab::runtime
