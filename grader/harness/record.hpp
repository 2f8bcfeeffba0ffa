// One line of evidence, put together without the heap: what a signal handler may send.
#pragma once

#include <errno.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "harness/evidence.hpp"

namespace harness {

/// Shorter than what a pipe takes whole, so that no other thread's line gets into it. Cut when longer.
class Record {
 public:
  void word(const char* text) {
    while (*text != '\0' && size_ < capacity) text_[size_++] = *text++;
  }
  void number(unsigned long value, unsigned base) {
    char digits[24];
    int count = 0;
    do {
      digits[count++] = "0123456789abcdef"[value % base];
      value /= base;
    } while (value != 0);
    while (count > 0 && size_ < capacity) text_[size_++] = digits[--count];
  }
  void send() {
    text_[size_++] = '\n';
    while (syscall(SYS_write, long(evidence_descriptor()), text_, long(size_)) < 0 && errno == EINTR) {
    }
    size_ = 0;
  }

 private:
  static constexpr int capacity = 2000;
  char text_[capacity + 1];
  int size_ = 0;
};

}  // namespace harness
