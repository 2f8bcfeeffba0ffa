#include "sleep_for.hpp"

namespace lab {

Sleep::Sleep(EventLoop& loop, Millis delay) : loop_(loop), delay_(delay) {}

Sleep::~Sleep() { loop_.cancel_timer(timer_); }

bool Sleep::await_ready() const { return false; }

void Sleep::await_suspend(std::coroutine_handle<> sleeper) {
  timer_ = loop_.call_later(delay_, [sleeper] { sleeper.resume(); });
}

void Sleep::await_resume() const {}

}  // namespace lab
