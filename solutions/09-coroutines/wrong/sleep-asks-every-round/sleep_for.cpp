// falls: correct (wrong delay)
// Comes back every round to see whether it is time.
#include "sleep_for.hpp"

namespace lab {
namespace {

void ask(EventLoop& loop, Millis until, std::coroutine_handle<> sleeper) {
  if (loop.now() >= until)
    sleeper.resume();
  else
    loop.post([&loop, until, sleeper] { ask(loop, until, sleeper); });
}

}  // namespace

Sleep::Sleep(EventLoop& loop, Millis delay) : loop_(loop), delay_(delay) {}

Sleep::~Sleep() { loop_.cancel_timer(timer_); }

bool Sleep::await_ready() const { return false; }

void Sleep::await_suspend(std::coroutine_handle<> sleeper) { ask(loop_, loop_.now() + delay_, sleeper); }

void Sleep::await_resume() const {}

}  // namespace lab
