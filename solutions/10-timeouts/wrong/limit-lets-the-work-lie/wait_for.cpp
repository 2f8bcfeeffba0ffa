// falls: correct (abandoned work)
// At the limit it goes, and takes the work with it: nobody cleans the oven.
#include "wait_for.hpp"

#include <coroutine>

namespace lab {
namespace {

/// Waits for the work or the clock, whichever comes first.
class First {
 public:
  First(EventLoop& loop, Task<void>& work, Millis limit)
      : loop_(loop), limit_(limit), watched_(watch(*this, work)) {}
  ~First() {
    loop_.cancel_timer(timer_);
    loop_.cancel_timer(wake_);
  }
  First(const First&) = delete;
  First& operator=(const First&) = delete;

  bool await_ready() const { return false; }
  void await_suspend(std::coroutine_handle<> waiter) {
    waiter_ = waiter;
    timer_ = loop_.call_later(limit_, [this] {
      loop_.cancel_timer(wake_);
      late_ = true;
      waiter_.resume();
    });
    watched_.start();
  }
  void await_resume() const {
    if (late_) throw TimedOut();
    if (error_) std::rethrow_exception(error_);
  }

 private:
  static Task<void> watch(First& self, Task<void>& work) {
    try {
      co_await work;
    } catch (...) {
      self.error_ = std::current_exception();
    }
    self.loop_.cancel_timer(self.timer_);
    self.wake_ = self.loop_.call_later(Millis{0}, [&self] { self.waiter_.resume(); });
  }

  EventLoop& loop_;
  const Millis limit_;
  bool late_ = false;
  std::exception_ptr error_;
  std::coroutine_handle<> waiter_;
  EventLoop::TimerId timer_ = 0, wake_ = 0;
  Task<void> watched_;
};

}  // namespace

Task<void> wait_for(EventLoop& loop, CancelSource scope, Task<void> work, Millis limit) {
  First first(loop, work, limit);
  try {
    co_await first;
  } catch (const TimedOut&) {
    scope.cancel();
    throw;
  }
}

}  // namespace lab
