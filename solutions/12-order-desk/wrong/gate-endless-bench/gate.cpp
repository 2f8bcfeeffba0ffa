// falls: correct (unbounded queue)
// The bench has no end: nobody ever hears no.
#include "gate.hpp"

#include <coroutine>

namespace lab {

// Somebody on the bench.
class Gate::Wait {
 public:
  Wait(Gate& gate, CancelToken token) : gate_(gate), token_(std::move(token)) {}
  ~Wait() {
    token_.forget(callback_);
    gate_.loop_.cancel_timer(wake_);
    gate_.waiting_.remove(this);
    if (admitted_) gate_.leave();  // Destroyed with a room that it never used.
  }
  Wait(const Wait&) = delete;
  Wait& operator=(const Wait&) = delete;

  bool await_ready() const { return false; }
  void await_suspend(std::coroutine_handle<> waiter) {
    waiter_ = waiter;
    gate_.waiting_.push_back(this);
    callback_ = token_.on_cancel([this] { give_up(); });
  }
  Pass await_resume() {
    if (!std::exchange(admitted_, false)) throw Cancelled();
    return Pass(gate_);
  }

  void admit() {
    admitted_ = true;
    go_on();
  }

 private:
  void give_up() {
    gate_.waiting_.remove(this);
    if (!admitted_) go_on();
  }
  void go_on() {
    wake_ = gate_.loop_.call_later(Millis{0}, [waiter = waiter_] { waiter.resume(); });
  }

  Gate& gate_;
  const CancelToken token_;
  std::coroutine_handle<> waiter_;
  bool admitted_ = false;  // Has a room, and no Pass for it yet.
  std::uint64_t callback_ = 0;
  EventLoop::TimerId wake_ = 0;
};

Task<std::optional<Gate::Pass>> Gate::enter(CancelToken token) {
  if (token.cancelled()) throw Cancelled();
  if (inside_ < room_) {
    ++inside_;
    co_return Pass(*this);
  }
  Wait wait(*this, std::move(token));
  Pass pass = co_await wait;
  co_return std::optional<Pass>(std::move(pass));
}

// The room goes from hand to hand: inside_ does not change, so nobody can slip in between.
void Gate::leave() {
  if (waiting_.empty()) {
    --inside_;
    return;
  }
  Wait* const next = waiting_.front();
  waiting_.pop_front();
  next->admit();
}

std::size_t Gate::inside() const { return inside_; }

std::size_t Gate::waiting() const { return waiting_.size(); }

}  // namespace lab
