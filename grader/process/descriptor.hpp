// Descriptors that close themselves. Every one is closed on exec and lies above those that a keeper is given.
#pragma once

#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

namespace grader {

class Descriptor {
 public:
  Descriptor() = default;
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
  }
  ~Descriptor() { close(); }

  int get() const { return number_; }
  bool open() const { return number_ >= 0; }
  void close() {
    if (open()) ::close(std::exchange(number_, -1));
  }

 private:
  int number_ = -1;
};

[[noreturn]] inline void refuse(const char* what) {
  throw std::system_error(errno, std::generic_category(), what);
}

/// A copy at 16 or above, so that placing descriptors for a new process overwrites none that is still to be
/// placed.
inline Descriptor lifted(Descriptor low) {
  constexpr int above_those_given = 16;
  const int number = ::fcntl(low.get(), F_DUPFD_CLOEXEC, above_those_given);
  if (number < 0) refuse("cannot open another descriptor");
  return Descriptor(number);
}

struct Ends {
  Descriptor ours, theirs;
};

/// Theirs writes, ours reads without blocking.
inline Ends open_pipe() {
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) refuse("cannot open a pipe");
  Ends result{Descriptor(ends[0]), Descriptor(ends[1])};
  ::fcntl(ends[0], F_SETFL, O_NONBLOCK);
  return {lifted(std::move(result.ours)), lifted(std::move(result.theirs))};
}

/// Keeps messages whole, and tells either side when the other is gone.
inline Ends open_socket() {
  int ends[2];
  if (::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0) refuse("cannot open a socket");
  Ends result{Descriptor(ends[0]), Descriptor(ends[1])};
  return {lifted(std::move(result.ours)), lifted(std::move(result.theirs))};
}

}  // namespace grader
