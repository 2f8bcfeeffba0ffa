// Everybody draws a number, and release() raises the number up to which people may go in.
#include "semaphore.hpp"

#include <algorithm>

namespace lab {

void Semaphore::acquire() {
  std::unique_lock lock(mutex_);
  const long mine = next_++;
  more_.wait(lock, [&] { return mine < permitted_; });
}

bool Semaphore::try_acquire() {
  const std::lock_guard lock(mutex_);
  if (next_ >= permitted_) return false;
  ++next_;
  return true;
}

void Semaphore::release(int n) {
  {
    const std::lock_guard lock(mutex_);
    permitted_ += n;
  }
  more_.notify_all();  // Whose number has come up, only they know.
}

int Semaphore::available() const {
  const std::lock_guard lock(mutex_);
  return static_cast<int>(std::max(0L, permitted_ - next_));
}

}  // namespace lab
