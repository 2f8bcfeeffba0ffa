// falls: never stuck (lost wake-up)
// "Somebody can wait only while the box is empty": two may, and the second release finds a permit there.
#include "semaphore.hpp"

namespace lab {

void Semaphore::acquire() {
  std::unique_lock lock(mutex_);
  put_back_.wait(lock, [this] { return free_ > 0; });  // Looks again after every wake-up.
  --free_;
}

bool Semaphore::try_acquire() {
  const std::lock_guard lock(mutex_);
  if (free_ == 0) return false;
  --free_;
  return true;
}

void Semaphore::release(int n) {
  const std::lock_guard lock(mutex_);
  const bool was_empty = free_ == 0;
  free_ += n;
  if (n > 1) put_back_.notify_all();
  if (n == 1 && was_empty) put_back_.notify_one();
}

int Semaphore::available() const {
  const std::lock_guard lock(mutex_);
  return free_;
}

}  // namespace lab
