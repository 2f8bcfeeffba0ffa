// System calls made by number: the C library's own functions are interposed.
#pragma once

#include <linux/futex.h>
#include <sys/syscall.h>

#include <atomic>

namespace explore {

inline long system_call(long number, long a = 0, long b = 0, long c = 0, long d = 0, long e = 0, long f = 0) {
  long result;
  register long fourth asm("r10") = d;
  register long fifth asm("r8") = e;
  register long sixth asm("r9") = f;
  asm volatile("syscall"
               : "=a"(result)
               : "a"(number), "D"(a), "S"(b), "d"(c), "r"(fourth), "r"(fifth), "r"(sixth)
               : "rcx", "r11", "memory");
  return result;
}

/// Sleeps until the word is no longer zero, and sets it back.
inline void wait_for_baton(std::atomic<int>& baton) {
  while (baton.load(std::memory_order_acquire) == 0) {
    system_call(SYS_futex, reinterpret_cast<long>(&baton), FUTEX_WAIT_PRIVATE, 0);
  }
  baton.store(0, std::memory_order_relaxed);
}

inline void pass_baton(std::atomic<int>& baton) {
  baton.store(1, std::memory_order_release);
  system_call(SYS_futex, reinterpret_cast<long>(&baton), FUTEX_WAKE_PRIVATE, 1);
}

}  // namespace explore
