// Keeps the kernel busy on our behalf: system time instead of user time.
#pragma once

#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <chrono>
#include <stdexcept>
#include <vector>

#include "support/work.hpp"

/// Lets the kernel fill pages with zeros until the calling thread has used this much processor time.
inline void busy_in_the_kernel_for(std::chrono::nanoseconds cpu) {
  const int zeros = ::open("/dev/zero", O_RDONLY | O_CLOEXEC);
  if (zeros < 0) throw std::runtime_error("this machine has no /dev/zero");
  std::vector<char> buffer(1 << 20);
  const auto end = lab::thread_cpu_time() + cpu;
  // The plain system call: a sanitizer's look at each byte would be work outside the kernel.
  while (lab::thread_cpu_time() < end) ::syscall(SYS_read, zeros, buffer.data(), buffer.size());
  ::close(zeros);
}
