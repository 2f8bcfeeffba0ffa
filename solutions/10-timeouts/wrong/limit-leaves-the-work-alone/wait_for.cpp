// falls: correct (wrong time)
// It looks at the clock when the work is done, and stops nobody.
#include "wait_for.hpp"

namespace lab {
namespace {

/// A timer that goes with its scope.
class Timer {
 public:
  Timer(EventLoop& loop, Millis delay, std::function<void()> callback)
      : loop_(loop), id_(loop.call_later(delay, std::move(callback))) {}
  ~Timer() { loop_.cancel_timer(id_); }
  Timer(const Timer&) = delete;
  Timer& operator=(const Timer&) = delete;

 private:
  EventLoop& loop_;
  const EventLoop::TimerId id_;
};

}  // namespace

Task<void> wait_for(EventLoop& loop, CancelSource scope, Task<void> work, Millis limit) {
  const Millis end = loop.now() + limit;
  co_await work;
  (void)scope;
  if (loop.now() > end) throw TimedOut();
}

}  // namespace lab
