// What a thread waits in, read off its system call. Async-signal-safe throughout.
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

struct ThreadWait {
  const char* state = "running";
  int thread = 0;             ///< for whose end it waits, 0: none
  unsigned long address = 0;  ///< of the lock, condition or value
  int owner = 0;              ///< of the lock, 0: unknown
};

struct SystemCall {
  long number = -1;
  unsigned long arguments[6] = {};
};

/// Asks the kernel for the process's threads.
void list_threads(ThreadList& threads);

/// What another thread is doing. Requires: it has not been disturbed by a signal yet.
ThreadWait wait_of(int thread, const ThreadList& threads);

/// What this thread was doing when the signal with this ucontext_t interrupted it.
ThreadWait interrupted_wait(const void* context, const ThreadList& threads);

}  // namespace harness
