// The clock on the street can be set while a test runs, as a network or an administrator does it.
// Include once per program: it takes the place of the system's clock_gettime().
#pragma once

#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#include <atomic>

/// Added to what CLOCK_REALTIME says, and so to std::chrono::system_clock.
inline std::atomic<long> seconds_set_forward = 0;

// Not checked by ThreadSanitizer: it may be called before the sanitizer is ready.
#if defined(__clang__)
__attribute__((no_sanitize("thread")))
#else
__attribute__((no_sanitize_thread))
#endif
extern "C" int
clock_gettime(clockid_t clock, timespec* time) noexcept {
  const long status = ::syscall(SYS_clock_gettime, clock, time);
  if (status == 0 && clock == CLOCK_REALTIME) time->tv_sec += seconds_set_forward;
  return static_cast<int>(status);
}
