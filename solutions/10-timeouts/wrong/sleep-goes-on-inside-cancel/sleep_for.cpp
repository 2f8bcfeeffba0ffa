// falls: correct (resumed inside cancel)
// The sleeper runs in the middle of what the other one is saying.
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
      : loop_(loop), delay_(delay), token_(std::move(token)), cancelled_(token_.cancelled()) {}
  ~Sleep() {
    token_.forget(callback_);
    loop_.cancel_timer(timer_);
  }
  Sleep(const Sleep&) = delete;
  Sleep& operator=(const Sleep&) = delete;

  bool await_ready() const { return cancelled_; }
  void await_suspend(std::coroutine_handle<> sleeper) {
    timer_ = loop_.call_later(delay_, [sleeper] { sleeper.resume(); });
    callback_ = token_.on_cancel([this, sleeper] {
      if (!loop_.cancel_timer(timer_)) return;
      cancelled_ = true;
      sleeper.resume();
    });
  }
  void await_resume() const {
    if (cancelled_) throw Cancelled();
  }

 private:
  EventLoop& loop_;
  const Millis delay_;
  const CancelToken token_;
  bool cancelled_;
  EventLoop::TimerId timer_ = 0;  // The only thing that wakes the sleeper: at its time, or at once.
  std::uint64_t callback_ = 0;
};

}  // namespace

Task<void> sleep_for(EventLoop& loop, Millis delay, CancelToken token) {
  Sleep sleep(loop, delay, std::move(token));
  co_await sleep;
}

}  // namespace lab
