// Reader and writer with a state of their own; echo() is what is left.
#include "echo.hpp"

#include <sys/socket.h>

#include <cerrno>
#include <optional>
#include <string>

namespace lab {
namespace {

class Line {
 public:
  Line(EventLoop& loop, int caller) : loop_(loop), caller_(caller) {}

  /// With its newline; the last one perhaps without. Nothing: the caller has stopped, or is gone.
  Task<std::optional<std::string>> next() {
    while (heard_.find('\n') == std::string::npos && !ended_) {
      char byte[16];
      const ssize_t got = ::recv(caller_, byte, sizeof byte, 0);
      if (got > 0) {
        heard_.append(byte, static_cast<std::size_t>(got));
      } else if (got < 0 && errno == EAGAIN) {
        runtime::ReadyAwaiter more = runtime::readable(loop_, caller_);
        co_await more;
      } else if (got == 0 || errno != EINTR) {
        ended_ = true;
      }
    }
    const std::size_t end = heard_.find('\n');
    std::string line = heard_.substr(0, end == std::string::npos ? end : end + 1);
    heard_.erase(0, line.size());
    if (line.empty()) co_return std::nullopt;
    co_return line;
  }

  Task<bool> say(std::string line) {
    while (!line.empty()) {
      const ssize_t taken = ::send(caller_, line.data(), line.size(), MSG_NOSIGNAL);
      if (taken > 0) line.erase(0, static_cast<std::size_t>(taken));
      if (taken >= 0 || errno == EINTR) continue;
      if (errno != EAGAIN) co_return false;
      runtime::ReadyAwaiter room = runtime::writable(loop_, caller_);
      co_await room;
    }
    co_return true;
  }

 private:
  EventLoop& loop_;
  const int caller_;
  std::string heard_;
  bool ended_ = false;
};

}  // namespace

Task<void> echo(EventLoop& loop, int caller) {
  Line line(loop, caller);
  while (true) {
    Task<std::optional<std::string>> hearing = line.next();
    std::optional<std::string> heard = co_await hearing;
    if (!heard) co_return;
    Task<bool> saying = line.say(std::move(*heard));
    const bool said = co_await saying;
    if (!said) co_return;
  }
}

}  // namespace lab
