// An event that can be waited for with a limit: the bell, for people who cannot wait for ever.
//
// Requires:   a limit of less than a hundred years; nobody is inside a call when the event is destroyed.
// Guarantees: wait_for() returns true as soon as the event is on, at once if it is on already. It returns
//             false when the limit has passed and the event is still off: not earlier, and not later than it
//             takes to wake up, whatever happens meanwhile. A limit of zero or less is a look. Who waits
//             sleeps until the event is set or the limit has passed, and not in little pieces.
//             Any number of threads may call. set(), clear() and is_set() are those of task 1, and given.
// Ordering:   what a thread did before set() is seen by whoever got a true because of it.
// Example:
//   TimedEvent order_up;
//   if (!order_up.wait_for(lab::Millis{300'000})) tell_the_guests("it takes a little longer");
#pragma once

#include <atomic>
#include <condition_variable>
#include <mutex>

#include "support/lab.hpp"

namespace lab {

class TimedEvent {
 public:
  void set();
  void clear();
  bool is_set() const;
  bool wait_for(Millis limit);

 private:
  std::atomic<int> on_ = 0;          // 1: on. Becomes 1 under mutex_, so that nobody misses it.
  std::mutex mutex_;                 // Only for those who wait with a limit.
  std::condition_variable changed_;  // An atomic's wait() knows no limit.
};

}  // namespace lab
