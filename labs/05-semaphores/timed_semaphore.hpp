// A semaphore for people who do not wait for ever.
//
// Requires:   permits >= 0.
// Guarantees: try_acquire_for(limit) takes a permit, if need be the first one that is put back within
//             `limit`, and says true. If there is none for it in all that time, it says false as soon as
//             the limit has passed, and has changed nothing. With a limit of 0 or less it takes what is
//             there, or says false at once. Who waits sleeps. release() puts one permit back. Nobody's
//             leaving keeps another from a permit. Safe from any number of threads.
// Example:
//   TimedSemaphore lines(3);
//   if (lines.try_acquire_for(Millis{50})) { ...; lines.release(); }
#pragma once

#include <condition_variable>
#include <mutex>

#include "support/lab.hpp"

namespace lab {

class TimedSemaphore {
 public:
  explicit TimedSemaphore(int permits) : free_(permits) {}

  bool try_acquire_for(Millis limit);
  void release();
  int available() const;

 private:
  mutable std::mutex mutex_;
  std::condition_variable put_back_;
  int free_;  // Guarded by mutex_.
};

}  // namespace lab
