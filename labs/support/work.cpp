#include "support/work.hpp"

#include <time.h>

#include <thread>

namespace lab {

void busy_for(std::chrono::nanoseconds cpu) {
  const auto end = thread_cpu_time() + cpu;
  // Between two readings of the clock: long enough that most of the time goes into computing, not into the
  // kernel.
  constexpr int steps = 20'000;
  volatile unsigned sink = 0;
  while (thread_cpu_time() < end) {
    for (int i = 0; i < steps; ++i) sink = sink * 1664525U + 1013904223U;
  }
}

void wait_for(std::chrono::nanoseconds wall) { std::this_thread::sleep_for(wall); }

std::chrono::nanoseconds thread_cpu_time() {
  timespec time{};
  ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
}

std::chrono::nanoseconds wall_time() { return std::chrono::steady_clock::now().time_since_epoch(); }

}  // namespace lab
