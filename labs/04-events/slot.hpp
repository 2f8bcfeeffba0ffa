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
#include <utility>

#include "support/lab.hpp"

namespace lab {

template <class T>
class Slot {
 public:
  void put(T plate) {
    // TODO(04.5): wait for room, leave the plate, and wake somebody. Whom do you mean to wake, and who may
    // wake up instead?
    (void)plate;
    lab::todo("04.5");
  }

  T take() {
    // TODO(04.5): wait for a plate, take it, and wake somebody. The same questions.
    lab::todo("04.5");
  }

 private:
  // TODO(04.5): cooks wait for one thing, waiters for another. What do you need for that?
  std::optional<T> plate_;  // Nothing: the slot is empty.
};

}  // namespace lab
