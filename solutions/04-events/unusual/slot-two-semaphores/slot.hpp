// Room and plate are one token each, and exactly one of them is there.
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

#include <optional>
#include <semaphore>
#include <utility>

namespace lab {

template <class T>
class Slot {
 public:
  void put(T plate) {
    room_.acquire();
    plate_.emplace(std::move(plate));
    there_.release();
  }

  T take() {
    there_.acquire();
    T plate = std::move(*plate_);
    plate_.reset();
    room_.release();
    return plate;
  }

 private:
  std::binary_semaphore room_{1}, there_{0};
  std::optional<T> plate_;  // Belongs to whoever has acquired one of the two and not released the other yet.
};

}  // namespace lab
