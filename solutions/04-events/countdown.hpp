// The soup that waits for three stations: counts arrivals, and opens with the last one.
//
// Requires:   n >= 0; nobody is inside a call when the countdown is destroyed.
// Guarantees: wait() returns once arrive() has been called n times, at once if that is so already, and for
//             everybody who waits or comes later: a countdown that is open stays open. arrive() never waits.
//             One arrival more than n throws std::logic_error and changes nothing. Any number of threads may
//             call. Who waits sleeps, without using the processor.
// Ordering:   what a thread did before arrive() is seen by whoever comes back from wait().
// Example:
//   Countdown stations(3);
//   cook.thicken();          // on each of three threads,
//   stations.arrive();       //   when its part of the soup is done
//   stations.wait();         // on a fourth: all three are done
#pragma once

#include <condition_variable>
#include <mutex>

namespace lab {

class Countdown {
 public:
  explicit Countdown(int n) : left_(n) {}

  void arrive();
  void wait();

 private:
  std::mutex mutex_;
  std::condition_variable opened_;  // Notified when left_ becomes zero.
  int left_;                        // Guarded by mutex_. How many arrivals are missing; never below zero.
};

}  // namespace lab
