// A FIFO that processes hold open as a sign of life, and a program to hold it.
#pragma once

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <stdexcept>
#include <string>

namespace grader {

/// Knows when the last process that opened the FIFO is gone.
class SignOfLife {
 public:
  SignOfLife() {
    if (::mkdtemp(folder_) == nullptr || ::mkfifo(path().c_str(), 0600) != 0)
      throw std::runtime_error("mkfifo");
    descriptor_ = ::open(path().c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
  }
  ~SignOfLife() {
    ::close(descriptor_);
    std::filesystem::remove_all(folder_);
  }
  SignOfLife(const SignOfLife&) = delete;
  SignOfLife& operator=(const SignOfLife&) = delete;

  std::string path() const { return std::string(folder_) + "/alive"; }

  /// True when somebody has written a byte to it; waits for that up to the limit.
  bool begun(std::chrono::milliseconds limit) const {
    pollfd event{descriptor_, POLLIN, 0};
    char byte;
    return ::poll(&event, 1, static_cast<int>(limit.count())) == 1 && ::read(descriptor_, &byte, 1) == 1;
  }

  /// True when somebody had opened it and nobody has it open now; waits for that up to the limit.
  bool ended(std::chrono::milliseconds limit = std::chrono::milliseconds(0)) const {
    const auto deadline = std::chrono::steady_clock::now() + limit;
    while (true) {
      char bytes[64];
      while (::read(descriptor_, bytes, sizeof bytes) > 0) {  // Others began: no sign of the end.
      }
      const auto left =
          std::chrono::ceil<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
      pollfd event{descriptor_, POLLIN, 0};
      const int events = ::poll(&event, 1, left.count() > 0 ? static_cast<int>(left.count()) : 0);
      if (events == 1 && (event.revents & POLLHUP) != 0) return true;
      if (events != 1 || left.count() <= 0) return false;
    }
  }

 private:
  char folder_[32] = "/tmp/sign-of-life-XXXXXX";
  int descriptor_ = -1;
};

}  // namespace grader
