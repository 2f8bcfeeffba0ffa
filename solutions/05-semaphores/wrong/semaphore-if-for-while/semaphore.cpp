// falls: never stuck (a wake-up taken for a permit)
// Who is woken takes, without a second look.
#include "semaphore.hpp"

namespace lab {

void Semaphore::acquire() {
  std::unique_lock lock(mutex_);
  if (free_ == 0) put_back_.wait(lock);
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
