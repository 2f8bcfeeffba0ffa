// The threads of this process as /proc shows them. Async-signal-safe throughout; one caller at a time.
#pragma once

namespace harness {

inline constexpr int most_threads = 256;

/// The threads of this process, in creation order.
struct ThreadList {
  int ids[most_threads];
  int count = 0;
  bool holds(long id) const {
    for (int i = 0; i < count; ++i) {
      if (ids[i] == id) return true;
    }
    return false;
  }
};

inline constexpr long outside_of_kernel = -1;

struct SystemCall {
  long number = outside_of_kernel;
  unsigned long arguments[6] = {};
};

/// Asks the kernel for the process's threads.
void list_threads(ThreadList& threads);

/// True when the thread would not hear the signal. Requires: it is in no handler of ours.
bool signal_blocked(int thread, int signal);

/// The system call that another thread is in. Requires: it has not been disturbed by a signal yet.
SystemCall system_call_of(int thread);

}  // namespace harness
