// falls: never stuck (lost wake-up)
// The count is atomic, so release() takes no lock: it comes between a look and the sleep.
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
  free_ += n;
  if (n == 1) {
    put_back_.notify_one();
  } else {
    put_back_.notify_all();
  }
}

int Semaphore::available() const {
  const std::lock_guard lock(mutex_);
  return free_;
}

}  // namespace lab
