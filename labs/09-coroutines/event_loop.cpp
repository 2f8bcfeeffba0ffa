#include "event_loop.hpp"

namespace lab {

void EventLoop::post(Callback callback) {
  // TODO(09.2): who runs it, and when?
  (void)callback;
  todo("09.2");
}

EventLoop::TimerId EventLoop::call_later(Millis delay, Callback callback) {
  // TODO(09.2): two timers may be due at the same moment. How do you keep both, and in order?
  (void)delay, (void)callback, (void)last_timer_;
  todo("09.2");
}

bool EventLoop::cancel_timer(TimerId id) {
  // TODO(09.2): the timer may have run already. It may be the one that is running now.
  (void)id;
  todo("09.2");
}

void EventLoop::watch_readable(int descriptor, Callback callback) {
  // TODO(09.2): a callback may watch its own descriptor again.
  (void)descriptor, (void)callback;
  todo("09.2");
}

void EventLoop::unwatch(int descriptor) {
  // TODO(09.2): it may be ready in this very round.
  (void)descriptor;
  todo("09.2");
}

void EventLoop::run() {
  // TODO(09.2): what does one poll() wait for, and for how long at most? What may a callback do to your
  // containers while you go through them?
  todo("09.2");
}

}  // namespace lab
