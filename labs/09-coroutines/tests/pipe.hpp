// A pipe whose ends are closed with it, for the tests.
#pragma once

#include <unistd.h>

#include <array>
#include <cerrno>
#include <stdexcept>

class Pipe {
 public:
  Pipe() {
    if (::pipe(ends_.data()) != 0) throw std::runtime_error("this machine has no pipe left");
  }
  ~Pipe() {
    ::close(read_end());
    close_write_end();
  }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;

  int read_end() const { return ends_[0]; }

  void put(char byte) const {
    while (::write(ends_[1], &byte, 1) < 0) {
      if (errno != EINTR) throw std::runtime_error("the pipe took no byte");
    }
  }
  /// Waits when there is none.
  char get() const {
    char byte = 0;
    return ::read(read_end(), &byte, 1) == 1 ? byte : '-';
  }
  void close_write_end() {
    if (ends_[1] >= 0) ::close(ends_[1]);
    ends_[1] = -1;
  }

 private:
  std::array<int, 2> ends_{-1, -1};
};
