// The threads that live now, and how long all threads have waited for a CPU.
#pragma once

#include <sched.h>
#include <sys/types.h>

#include <chrono>
#include <optional>

namespace harness {

/// A living thread; on that thread's own stack. Enlists itself, retires at its end.
class ThreadEntry {
 public:
  ThreadEntry();
  ~ThreadEntry();
  ThreadEntry(const ThreadEntry&) = delete;
  ThreadEntry& operator=(const ThreadEntry&) = delete;

 private:
  friend struct ThreadRegistry;
  const pid_t id_;
  ThreadEntry* previous_ = nullptr;  // Guarded by the registry's lock, as next_.
  ThreadEntry* next_ = nullptr;
};

/// While on, ending threads leave their waiting time behind (about 10 us each).
void track_run_delay(bool on);

/// What all threads, dead ones too, have waited for a CPU although they could run. Only differences of two
/// calls made while tracking mean something. Nothing where the kernel does not tell.
std::optional<std::chrono::nanoseconds> total_run_delay();

/// Lets every living thread but the calling one run on these CPUs.
void allow_living_threads_on(const cpu_set_t& cpus);

}  // namespace harness
