// falls: correct (left behind)
// Cancelled, it goes on, and its timer goes on too; a flag keeps it from waking anybody.
#include "sleep_for.hpp"

#include <coroutine>
#include <memory>
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
    const auto gone = gone_;
    timer_ = loop_.call_later(delay_, [sleeper, gone] {
      if (!*gone) sleeper.resume();
    });
    callback_ = token_.on_cancel([this, sleeper] {
      *gone_ = true;
      cancelled_ = true;
      gone_ = std::make_shared<bool>(false);
      timer_ = loop_.call_later(Millis{0}, [sleeper] { sleeper.resume(); });
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
  std::shared_ptr<bool> gone_ = std::make_shared<bool>(false);
  EventLoop::TimerId timer_ = 0;  // The only thing that wakes the sleeper: at its time, or at once.
  std::uint64_t callback_ = 0;
};

}  // namespace

Task<void> sleep_for(EventLoop& loop, Millis delay, CancelToken token) {
  Sleep sleep(loop, delay, std::move(token));
  co_await sleep;
}

}  // namespace lab
