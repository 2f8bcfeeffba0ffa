// Sees every thread start and end: the program's own pthread_create runs each one inside a trampoline.
//
// Guarantees: exact for std::thread, std::jthread, std::async and plain pthread_create, wherever the call
//             stands. A thread that was joined has ended. One measurement at a time.
#pragma once

#include <cstdint>

namespace harness {

struct ThreadCounts {
  std::uint64_t created = 0;
  std::uint64_t peak = 0;  ///< Most of them alive at once.
  std::uint64_t left = 0;  ///< Those still alive now.
};

/// From now on threads are counted, until end_thread_count().
void begin_thread_count();
ThreadCounts end_thread_count();

}  // namespace harness
