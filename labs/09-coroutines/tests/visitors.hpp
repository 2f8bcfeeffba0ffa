// A loop that waits until so many visitors have rung.
#pragma once

#include <coroutine>
#include <utility>

#include "support/runtime/event_loop.hpp"

namespace lab {

/// Counts on the loop's thread; who awaits it goes on when all have come.
class Visitors {
 public:
  explicit Visitors(int expected) : missing_(expected) {}

  void came() {
    if (--missing_ == 0) go_on();
  }
  /// Lets who waits go on though some have not come.
  void go_on() {
    if (waiter_) std::exchange(waiter_, nullptr).resume();
  }
  int missing() const { return missing_; }

  bool await_ready() const { return missing_ <= 0; }
  void await_suspend(std::coroutine_handle<> waiter) { waiter_ = waiter; }
  void await_resume() const {}

 private:
  int missing_;
  std::coroutine_handle<> waiter_;
};

inline runtime::Task<void> wait_for(Visitors& visitors) { co_await visitors; }

}  // namespace lab
