// falls: never stuck (check-then-act)
// Two locks where one is needed: the look and the taking.
#include "semaphore.hpp"

namespace lab {

void Semaphore::acquire() {
  std::unique_lock lock(mutex_);
  put_back_.wait(lock, [this] { return free_ > 0; });  // Looks again after every wake-up.
  --free_;
}

bool Semaphore::try_acquire() {
  if (available() == 0) return false;
  const std::lock_guard lock(mutex_);
  --free_;
  return true;
}

void Semaphore::release(int n) {
  const std::lock_guard lock(mutex_);
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
