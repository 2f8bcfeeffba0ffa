// What the planted programs are made of.
#pragma once

#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <string_view>

#include "tests/harness/omissions.hpp"

namespace planted {

struct Pipe {
  int out = -1, in = -1;

  bool open() {
    int ends[2];
    if (::pipe(ends) != 0) return false;  // omits: failed_pipe
    out = ends[0];
    in = ends[1];
    return true;
  }
  void close_out() { close_end(out); }
  void close_in() { close_end(in); }
  void close_both() {
    close_out();
    close_in();
  }

 private:
  static void close_end(int& end) {
    if (end >= 0) ::close(end);
    end = -1;
  }
};

/// False: the bytes did not all come.
inline bool read_all(int from, void* to, std::size_t size, LeftOut left_out = LeftOut::nothing) {
  std::size_t have = 0;
  while (have < size) {
    const ssize_t got = ::read(from, static_cast<char*>(to) + have, size - have);  // omits: read
    if (got < 0 && errno == EINTR && left_out != LeftOut::interrupted_read) continue;
    if (got <= 0) return false;
    have += static_cast<std::size_t>(got);
    if (left_out == LeftOut::short_read) break;
  }
  return true;
}

inline bool write_all(int to, std::string_view bytes, LeftOut left_out = LeftOut::nothing) {
  while (!bytes.empty()) {
    const ssize_t put = ::write(to, bytes.data(), bytes.size());  // omits: write
    if (put < 0 && errno == EINTR && left_out != LeftOut::interrupted_write) continue;
    if (put < 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(put));
  }
  return true;
}

/// True: it ended well, and says so.
inline bool wait_for(pid_t child, LeftOut left_out = LeftOut::nothing) {
  int status = 0;
  while (::waitpid(child, &status, 0) < 0) {  // omits: waitpid
    if (left_out == LeftOut::lost_child) continue;
    if (errno != EINTR || left_out == LeftOut::interrupted_wait) return false;
  }
  return status == 0;
}

/// fork(), and no SIGPIPE in the child.
inline pid_t start_child() {
  const pid_t child = ::fork();  // omits: fork
  if (child == 0) ::signal(SIGPIPE, SIG_IGN);
  return child;
}

}  // namespace planted
