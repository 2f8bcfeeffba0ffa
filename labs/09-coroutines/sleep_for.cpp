#include "sleep_for.hpp"

namespace lab {

Sleep::Sleep(EventLoop& loop, Millis delay) : loop_(loop), delay_(delay) {}

Sleep::~Sleep() {
  // TODO(09.3): the coroutine may be destroyed while it sleeps, and this with it. Who still knows it?
}

bool Sleep::await_ready() const {
  // TODO(09.3): is there nothing to wait for?
  return true;
}

void Sleep::await_suspend(std::coroutine_handle<> sleeper) {
  // TODO(09.3): `sleeper.resume()` lets it go on. Who should call that, and when?
  (void)sleeper, (void)loop_, (void)delay_;
}

void Sleep::await_resume() const { todo("09.3"); }

}  // namespace lab
