// The workshop's only key. Whoever works there must have it.
//
// Guarantees: acquire() waits, without using the processor, until nobody has the key, and takes it.
//             release() hands it back, and whoever waits for it gets it. Both throw std::logic_error and
//             change nothing when they make no sense: acquire() by the thread that has the key already,
//             release() by a thread that has not. held_by_me() is true in the thread that has the key and
//             false in every other; it never waits for the key. Safe from any number of threads. Who of
//             several waiters is next, nobody promises.
// Example:
//   ShopKey key;
//   key.acquire();
//   key.held_by_me();  // true
//   key.release();
#pragma once

#include <condition_variable>
#include <mutex>
#include <thread>

namespace lab {

class ShopKey {
 public:
  void acquire();
  void release();
  bool held_by_me() const;

 private:
  mutable std::mutex mutex_;
  std::condition_variable free_;           // Only wakes: what is true stands in holder_.
  unsigned next_ticket_ = 0, served_ = 0;  // Guarded by mutex_.
  std::thread::id holder_;                 // Guarded by mutex_. std::thread::id{} is nobody.
};

}  // namespace lab
