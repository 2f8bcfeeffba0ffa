// Counts what std::mutex, std::recursive_mutex, std::timed_mutex and std::shared_mutex do underneath: the
// program has its own pthread_mutex_lock and its kin.
//
// Not seen: what a condition variable does with its mutex while it waits, and locks made of atomics.
#pragma once

#include <cstdint>

namespace harness {

struct LockCounts {
  std::uint64_t acquisitions = 0;
  std::uint64_t contentions = 0;  ///< Times a lock was found taken, by lock() or by a try_lock() that failed.
};

/// From now on locks are counted, until end_lock_count(). Outside they cost one load and one call more.
void begin_lock_count();
LockCounts end_lock_count();

}  // namespace harness
