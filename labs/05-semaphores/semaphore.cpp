#include "semaphore.hpp"

#include "support/lab.hpp"

namespace lab {

void Semaphore::acquire() {
  // TODO(05.1): take a permit. If there is none: what do you wait for, and is it still there when you wake
  // up?
  lab::todo("05.1");
}

bool Semaphore::try_acquire() {
  // TODO(05.1): take one if you can. What must not happen between your look and your taking?
  lab::todo("05.1");
}

void Semaphore::release(int n) {
  // TODO(05.1): put n permits back. Who has to hear of it, and how many of them?
  (void)n;
  lab::todo("05.1");
}

int Semaphore::available() const {
  // TODO(05.1): this only reads. What could it see while somebody else is at the box?
  lab::todo("05.1");
}

}  // namespace lab
