#include "sleep_for.hpp"

#include <coroutine>
#include <utility>

namespace lab {
namespace {

using runtime::Cancelled;

/// What the sleeper waits for. It lives in the sleeper's frame, and goes with it.
class Sleep {
 public:
  Sleep(EventLoop& loop, Millis delay, CancelToken token)
      : loop_(loop), delay_(delay), token_(std::move(token)) {}
  ~Sleep() {
    // TODO(10.2): who still knows the sleeper at this moment, and might wake it?
  }
  Sleep(const Sleep&) = delete;
  Sleep& operator=(const Sleep&) = delete;

  // Is there nothing to wait for?
  bool await_ready() const {
    // TODO(10.2): when is that?
    return false;
  }
  // The sleeper stands still now.
  void await_suspend(std::coroutine_handle<> sleeper) {
    // TODO(10.2): two may wake it. Who has won, and how does the other one learn of it?
    (void)sleeper, (void)loop_, (void)delay_, (void)token_;
    todo("10.2");
  }
  // The sleeper goes on.
  void await_resume() const {
    // TODO(10.2): why did it wake up?
  }

 private:
  EventLoop& loop_;
  const Millis delay_;
  const CancelToken token_;
};

}  // namespace

Task<void> sleep_for(EventLoop& loop, Millis delay, CancelToken token) {
  Sleep sleep(loop, delay, std::move(token));
  co_await sleep;
}

}  // namespace lab
