#include "desk.hpp"

#include <poll.h>
#include <unistd.h>

#include <coroutine>
#include <stdexcept>
#include <thread>
#include <utility>

namespace lab::desk {
namespace {

using runtime::EventLoop;

thread_local std::vector<std::string> waited;

bool has_something(int descriptor, int milliseconds) {
  pollfd asked{.fd = descriptor, .events = POLLIN, .revents = 0};
  return ::poll(&asked, 1, milliseconds) > 0;
}

struct NextTurn {
  EventLoop& loop;
  bool await_ready() const { return false; }
  void await_suspend(std::coroutine_handle<> waiter) const {
    loop.post([waiter] { waiter.resume(); });
  }
  void await_resume() const {}
};

}  // namespace

void doze(Millis time) {
  if (EventLoop::in_a_step()) waited.emplace_back("doze()");
  std::this_thread::sleep_for(time);
}

std::string read_line(int descriptor) {
  std::string line;
  while (true) {
    if (!has_something(descriptor, 0) && EventLoop::in_a_step()) {
      waited.emplace_back("read_line()");
      throw std::logic_error("read_line() would wait here for ever: who could still bring the rest?");
    }
    char byte = '\n';
    if (has_something(descriptor, -1) && ::read(descriptor, &byte, 1) < 0) continue;
    if (byte == '\n') return line;
    line += byte;
  }
}

std::string read_some(int descriptor) {
  if (!has_something(descriptor, 0)) return {};
  char chunk[256];
  const ssize_t got = ::read(descriptor, chunk, sizeof chunk);
  return got <= 0 ? std::string() : std::string(chunk, static_cast<std::size_t>(got));
}

int price_of(int call) {
  unsigned state = static_cast<unsigned>(call) + 1;
  for (int i = 0; i < 100'000; ++i) {
    state ^= state << 13;
    state ^= state >> 17;
    state ^= state << 5;
  }
  return static_cast<int>(state % 10);
}

runtime::Task<void> give_way(EventLoop& loop) {
  NextTurn turn{loop};
  co_await turn;
}

std::vector<std::string> calls_that_waited() { return std::exchange(waited, {}); }

}  // namespace lab::desk
