// A semaphore with a queue: first come, first served, and nobody pushes in.
//
// Requires:   permits >= 0.
// Guarantees: permits are given in the order in which callers began to wait. A newcomer waits behind
//             everybody who waits already, also when a permit has just been put back and nobody has picked
//             it up yet. acquire() waits as long as it takes; try_acquire_for(limit) gives up when its
//             limit has passed, says false, and from then on stands in nobody's way: its turn goes to the
//             next. With a limit of 0 it takes a permit that is there and that nobody waits for. Who waits
//             sleeps. Safe from any number of threads.
// Example:
//   FairSemaphore lines(3);
//   lines.acquire();
//   lines.release();
#pragma once

#include <condition_variable>
#include <deque>
#include <mutex>

#include "support/lab.hpp"

namespace lab {

class FairSemaphore {
 public:
  explicit FairSemaphore(int permits) : free_(permits) {}

  void acquire();
  bool try_acquire_for(Millis limit);
  void release();

 private:
  /// Somebody in the queue; stands on that caller's own stack. Guarded by mutex_.
  struct Ticket {
    bool granted = false;
    std::condition_variable is_granted;
  };

  std::mutex mutex_;
  std::deque<Ticket*> queue_;  // Longest first. Guarded by mutex_.
  int free_;                   // Permits nobody waits for. Guarded by mutex_.
};

}  // namespace lab
