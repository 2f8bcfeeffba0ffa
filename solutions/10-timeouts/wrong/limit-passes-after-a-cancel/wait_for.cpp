// falls: correct (cancel taken for a timeout)
// The limit passes while somebody else's cancel is being tidied up after, and claims it.
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
  bool out_of_time = false;
  const Timer timer(loop, limit, [&] {
    out_of_time = true;
    scope.cancel();
  });
  try {
    co_await work;
  } catch (const Cancelled&) {
    if (!out_of_time) throw;
    throw TimedOut();
  }
}

}  // namespace lab
