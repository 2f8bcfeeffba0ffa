// What a thread waits in, read off its system call. Async-signal-safe throughout.
#pragma once

#include "harness/thread_list.hpp"

namespace harness {

struct ThreadWait {
  const char* state = "running";
  int thread = 0;             ///< for whose end it waits, 0: none
  unsigned long address = 0;  ///< of the lock, condition or value
  int owner = 0;              ///< of the lock, 0: unknown
};

/// What another thread is doing. Requires: it has not been disturbed by a signal yet.
ThreadWait wait_of(int thread, const ThreadList& threads);

/// What this thread was doing when the signal with this ucontext_t interrupted it.
ThreadWait interrupted_wait(const void* context, const ThreadList& threads);

}  // namespace harness
