// falls: never stuck (data race)
// The loop writes a plain bool that the pool reads.
#include "offload.hpp"

#include <coroutine>
#include <exception>
#include <memory>
#include <utility>

namespace lab {
namespace {

// Between the two threads. It belongs to both, and outlives whoever goes first.
struct Handover {
  std::function<std::string()> work;  // The pool's, once it is submitted.
  bool abandoned = false;             // Said by the loop's thread, and only saves work.
  std::string result;                 // Written by the pool before it posts, read by the loop after.
  std::exception_ptr error;           // Likewise.
  std::coroutine_handle<> waiter;     // The loop's thread alone. Nothing: nobody waits any more.
};

// On the pool's thread.
void compute(const std::shared_ptr<Handover>& handover, const runtime::Remote& loop) {
  if (handover->abandoned) return;
  try {
    handover->result = handover->work();
  } catch (...) {
    handover->error = std::current_exception();
  }
  loop.post([handover] {
    if (handover->waiter) std::exchange(handover->waiter, {}).resume();
  });
}

class Wait {
 public:
  Wait(EventLoop& loop, std::shared_ptr<Handover> handover, CancelToken token)
      : loop_(loop), handover_(std::move(handover)), token_(std::move(token)) {}
  ~Wait() {
    token_.forget(callback_);
    loop_.cancel_timer(interruption_);
    abandon();
  }
  Wait(const Wait&) = delete;
  Wait& operator=(const Wait&) = delete;

  bool await_ready() const { return false; }
  void await_suspend(std::coroutine_handle<> waiter) {
    handover_->waiter = waiter;
    callback_ = token_.on_cancel([this, waiter] {
      if (!handover_->waiter) return;  // It goes on already.
      abandon();
      interruption_ = loop_.call_later(Millis{0}, [waiter] { waiter.resume(); });
    });
  }
  void await_resume() const {
    if (interruption_ != 0) throw Cancelled();
  }

 private:
  void abandon() {
    handover_->waiter = {};
    handover_->abandoned = true;
  }

  EventLoop& loop_;
  const std::shared_ptr<Handover> handover_;
  const CancelToken token_;
  std::uint64_t callback_ = 0;
  EventLoop::TimerId interruption_ = 0;
};

}  // namespace

Task<std::string> offload(EventLoop& loop, Depot& pool, std::function<std::string()> work,
                          CancelToken token) {
  if (token.cancelled()) throw Cancelled();
  const auto handover = std::make_shared<Handover>();
  handover->work = std::move(work);
  if (!pool.try_submit([handover, remote = loop.remote()] { compute(handover, remote); })) throw Busy();
  Wait wait(loop, handover, std::move(token));
  co_await wait;
  if (handover->error) std::rethrow_exception(handover->error);
  co_return std::move(handover->result);
}

}  // namespace lab
