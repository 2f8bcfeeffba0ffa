#include "signals.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "support/runtime/readable.hpp"

namespace lab {
namespace {

volatile sig_atomic_t write_to = -1;  // Immutable while the handler is installed.

extern "C" void ring(int) {
  const int saved = errno;
  [[maybe_unused]] const ssize_t written = ::write(write_to, "!", 1);
  errno = saved;
}

}  // namespace

Signals::Signals() {
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC | O_NONBLOCK) != 0) {
    throw std::system_error(errno, std::generic_category(), "pipe");
  }
  read_end_ = Socket(ends[0]);
  write_end_ = Socket(ends[1]);
  write_to = ends[1];
  struct sigaction action = {};
  action.sa_handler = ring;
  action.sa_flags = SA_RESTART;
  ::sigaction(SIGTERM, &action, &old_term_);
  ::sigaction(SIGINT, &action, &old_int_);
}

Signals::~Signals() {
  ::sigaction(SIGTERM, &old_term_, nullptr);
  ::sigaction(SIGINT, &old_int_, nullptr);
}

Task<void> Signals::next(EventLoop& loop) {
  runtime::ReadyAwaiter rung = runtime::readable(loop, read_end_.descriptor());
  co_await rung;
  char bytes[16];
  while (::read(read_end_.descriptor(), bytes, sizeof bytes) > 0) {
  }
}

}  // namespace lab
