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

#include <atomic>
#include <mutex>
#include <thread>

namespace lab {

class ShopKey {
 public:
  void acquire();
  void release();
  bool held_by_me() const;

 private:
  std::mutex mutex_;  // The key itself.
  // Written by who has the key. Others may read an old name, but never their own: each thread writes that
  // itself.
  std::atomic<std::thread::id> holder_{};
};

}  // namespace lab
