// falls: never stuck (lost plate)
// Woken, it takes what may be gone: somebody else was quicker.
// The pass between kitchen and dining room: room for exactly one plate.
//
// Requires:   T can be moved; nobody is inside a call when the slot is destroyed.
// Guarantees: put() waits until the slot is empty and leaves the plate there; take() waits until there is a
//             plate and takes it away. Every plate is taken exactly once. Any number of threads may put and
//             take. Who waits sleeps, without using the processor, and is woken when it can go on.
// Ordering:   what a thread did before put() is seen by whoever takes that plate.
// Example:
//   Slot<std::string> pass;
//   pass.put("soup");                       // on one thread
//   std::cout << pass.take() << " is up\n";  // on another
#pragma once

#include <condition_variable>
#include <mutex>
#include <optional>
#include <utility>

namespace lab {

template <class T>
class Slot {
 public:
  void put(T plate) {
    std::unique_lock lock(mutex_);
    emptied_.wait(lock, [this] { return !plate_; });
    plate_.emplace(std::move(plate));
    filled_.notify_one();  // One plate: one who takes can go on, and only those wait here.
  }

  T take() {
    std::unique_lock lock(mutex_);
    if (!plate_) filled_.wait(lock);
    T plate = std::move(*plate_);
    plate_.reset();
    emptied_.notify_one();
    return plate;
  }

 private:
  std::mutex mutex_;
  std::condition_variable emptied_, filled_;  // Who puts waits for the first, who takes for the second.
  std::optional<T> plate_;                    // Guarded by mutex_. Nothing: the slot is empty.
};

}  // namespace lab
