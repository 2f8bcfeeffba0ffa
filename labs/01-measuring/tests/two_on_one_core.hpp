// Makes involuntary context switches: two threads on one core that yield to each other.
#pragma once

#include <sched.h>
#include <sys/resource.h>

#include <atomic>
#include <thread>

/// Involuntary switches the process is certain to have had more when take_turns_on_one_core() returns.
inline constexpr long turns = 200;

inline long involuntary_switches_so_far() {
  rusage used{};
  ::getrusage(RUSAGE_SELF, &used);
  return used.ru_nivcsw;
}

/// Keeps the calling thread, and the threads it starts from now on, on the core it runs on.
inline void stay_on_this_core() {
  const int core = ::sched_getcpu();
  cpu_set_t only{};
  CPU_SET(core, &only);
  ::sched_setaffinity(0, sizeof only, &only);
}

/// Leaves the calling thread where it may run.
inline void take_turns_on_one_core() {
  // Threads inherit where they may run, so the second one stays on the first one's core.
  std::thread([] {
    stay_on_this_core();
    const long enough = involuntary_switches_so_far() + turns;
    std::atomic<bool> done = false;
    std::thread other([&] {
      while (!done) std::this_thread::yield();
    });
    while (involuntary_switches_so_far() < enough) std::this_thread::yield();
    done = true;
    other.join();
  }).join();
}
