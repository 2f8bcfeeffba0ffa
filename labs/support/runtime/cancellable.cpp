#include "support/runtime/cancellable.hpp"

#include <coroutine>
#include <functional>
#include <utility>

namespace lab::runtime {
namespace {

// One wait for two things: what arm() sets up, and a token. Whoever takes the other away has won; disarm()
// says whether it came first.
class Interruptible {
 public:
  using Wake = std::function<void()>;
  using Arm = std::function<void(Wake)>;
  using Disarm = std::function<bool()>;

  Interruptible(EventLoop& loop, CancelToken token, Arm arm, Disarm disarm)
      : loop_(loop), token_(std::move(token)), arm_(std::move(arm)), disarm_(std::move(disarm)) {}
  ~Interruptible() {
    token_.forget(callback_);
    disarm_();
    loop_.cancel_timer(interruption_);
  }
  Interruptible(const Interruptible&) = delete;
  Interruptible& operator=(const Interruptible&) = delete;

  bool await_ready() const { return token_.cancelled(); }
  void await_suspend(std::coroutine_handle<> waiter) {
    const Wake wake = [waiter] { waiter.resume(); };
    arm_(wake);
    callback_ = token_.on_cancel([this, wake] {
      if (disarm_()) interruption_ = loop_.call_later(Millis{0}, wake);
    });
  }
  // Woken by what it waited for, it goes on, even if the token has been cancelled meanwhile.
  void await_resume() const {
    if (interruption_ != 0 || (callback_ == 0 && token_.cancelled())) throw Cancelled();
  }

 private:
  EventLoop& loop_;
  const CancelToken token_;
  const Arm arm_;
  const Disarm disarm_;
  std::uint64_t callback_ = 0;
  EventLoop::TimerId interruption_ = 0;
};

}  // namespace

Task<void> sleep_for(EventLoop& loop, Millis delay, CancelToken token) {
  EventLoop::TimerId timer = 0;
  Interruptible wait(
      loop, std::move(token),
      [&](Interruptible::Wake wake) { timer = loop.call_later(delay, std::move(wake)); },
      [&] { return loop.cancel_timer(timer); });
  co_await wait;
}

Task<void> readable(EventLoop& loop, int descriptor, CancelToken token) {
  EventLoop::WatchId watch = 0;
  Interruptible wait(
      loop, std::move(token),
      [&](Interruptible::Wake wake) { watch = loop.watch_readable(descriptor, std::move(wake)); },
      [&] { return loop.unwatch(watch); });
  co_await wait;
}

Task<void> writable(EventLoop& loop, int descriptor, CancelToken token) {
  EventLoop::WatchId watch = 0;
  Interruptible wait(
      loop, std::move(token),
      [&](Interruptible::Wake wake) { watch = loop.watch_writable(descriptor, std::move(wake)); },
      [&] { return loop.unwatch(watch); });
  co_await wait;
}

}  // namespace lab::runtime
