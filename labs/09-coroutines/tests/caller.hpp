// Callers for the switchboard: a pair of connected sockets each.
#pragma once

#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <stdexcept>
#include <string>

class Caller {
 public:
  Caller() {
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, ends_.data()) != 0) {
      throw std::runtime_error("this machine has no sockets left");
    }
    // So that a line is soon full: what the system would take otherwise is a few hundred kilobytes.
    const int little = 16'384;
    for (const int end : ends_) ::setsockopt(end, SOL_SOCKET, SO_SNDBUF, &little, sizeof little);
  }
  ~Caller() {
    hang_up();
    ::close(board_end());
  }
  Caller(const Caller&) = delete;
  Caller& operator=(const Caller&) = delete;

  /// What the switchboard reads and writes.
  int board_end() const { return ends_[1]; }

  /// How much of it the line took: all, unless nobody listens.
  std::size_t say(const std::string& text) const {
    std::size_t said = 0;
    while (said < text.size()) {
      const ssize_t taken = ::send(ends_[0], text.data() + said, text.size() - said, MSG_NOSIGNAL);
      if (taken < 0 && errno != EINTR) break;
      if (taken > 0) said += static_cast<std::size_t>(taken);
    }
    return said;
  }
  /// Everything that has come by now.
  std::string hear() const {
    std::string heard;
    char chunk[4096];
    while (true) {
      const ssize_t got = ::recv(ends_[0], chunk, sizeof chunk, 0);
      if (got > 0) heard.append(chunk, static_cast<std::size_t>(got));
      if (got == 0 || (got < 0 && errno != EINTR)) return heard;
    }
  }
  void stop_talking() const { ::shutdown(ends_[0], SHUT_WR); }
  void hang_up() {
    if (ends_[0] >= 0) ::close(ends_[0]);
    ends_[0] = -1;
  }

 private:
  std::array<int, 2> ends_{-1, -1};
};
