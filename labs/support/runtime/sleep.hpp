// co_await sleep_for(loop, 30min): the coroutine waits, the thread does not.
//
// Guarantees: goes on when the time has passed, in a step of its own; also with a delay of 0. If the
// coroutine is
//             destroyed before, its timer is gone.
// Requires:   the loop outlives the wait.
// Example:
//   SleepAwaiter half_an_hour = sleep_for(loop, 30min);
//   co_await half_an_hour;
#pragma once

#include <coroutine>

#include "support/runtime/event_loop.hpp"

namespace lab::runtime {

class [[nodiscard]] SleepAwaiter {
 public:
  SleepAwaiter(EventLoop& loop, Millis delay) : loop_(loop), delay_(delay) {}
  ~SleepAwaiter() { loop_.cancel_timer(timer_); }
  SleepAwaiter(const SleepAwaiter&) = delete;
  SleepAwaiter& operator=(const SleepAwaiter&) = delete;

  bool await_ready() const noexcept { return false; }
  void await_suspend(std::coroutine_handle<> sleeper) {
    timer_ = loop_.call_later(delay_, [sleeper] { sleeper.resume(); });
  }
  void await_resume() const noexcept {}

 private:
  EventLoop& loop_;
  Millis delay_;
  EventLoop::TimerId timer_ = 0;
};

inline SleepAwaiter sleep_for(EventLoop& loop, Millis delay) { return SleepAwaiter(loop, delay); }

}  // namespace lab::runtime
