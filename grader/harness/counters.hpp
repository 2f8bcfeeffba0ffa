// What can be counted instead of timed: threads, locks, CPU time, allocated bytes.
//
// Guarantees: counts are exact for what runs inside the measured call, whatever else the machine does. Locks
//             are std::mutex, recursive, timed and shared mutexes; not the re-locking inside a condition
//             variable's wait.
// Requires:   one measured call at a time; only programs of the variant "measure" count (they bring their
//             own pthread_create, pthread_mutex_lock and operator new).
// Example:
//   const harness::Counts counts = harness::count([&] { parallel_for(10'000, 4, body); });
//   EXPECT_LE(counts.threads_created, 4u);
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>

namespace harness {

struct Counts {
  std::uint64_t threads_created = 0;
  std::uint64_t threads_peak = 0;  ///< Most threads alive at once that were created inside the call.
  std::uint64_t threads_left = 0;  ///< Created inside the call and still running when it returned.
  std::uint64_t sleeps = 0;        ///< Times a thread of the process gave up its core to wait for something.
  std::uint64_t lock_acquisitions = 0;
  std::uint64_t lock_contentions = 0;  ///< Times a lock was found taken (a failed try_lock() too).
  std::uint64_t bytes_allocated = 0;  ///< Sum of all operator new calls (an optimiser may have removed some).
  std::uint64_t bytes_peak = 0;       ///< Most bytes alive at once, above the start.
  std::chrono::nanoseconds cpu{0};    ///< CPU time of the whole process.
  std::chrono::nanoseconds wall{0};
};

/// Runs body once and returns what it used. Rethrows what body throws.
Counts count(const std::function<void()>& body);

}  // namespace harness
