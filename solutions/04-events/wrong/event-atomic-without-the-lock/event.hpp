// The bell on the kitchen pass: off until somebody sets it, then on until somebody clears it.
//
// Requires:   nobody is inside a call when the event is destroyed.
// Guarantees: wait() returns at once while the event is on, however long ago it was set. Otherwise it sleeps,
//             without using the processor, until somebody calls set(). set() lets everybody go who waits, and
//             the event stays on for all who come later, until clear(). Any number of threads may call. If
//             clear() follows close upon set(), whoever has not woken up yet may go on waiting: an event
//             says how things are, not how often they changed.
// Ordering:   what a thread did before set() is seen by whoever comes back from wait() because of it, or has
//             seen is_set() say true.
// Example:
//   Event order_up;
//   std::thread waiter([&] { order_up.wait(); carry(plate); });
//   plate = cook();
//   order_up.set();
#pragma once

#include <atomic>
#include <condition_variable>
#include <mutex>

namespace lab {

class Event {
 public:
  void set();
  void clear();
  bool is_set() const;
  void wait();

 private:
  mutable std::mutex mutex_;
  std::condition_variable changed_;  // Notified when on_ becomes true.
  std::atomic<bool> on_ = false;
};

}  // namespace lab
