// falls: tidy (busy waiting)
// Asks until it gets one.
#include "semaphore.hpp"

#include <thread>

namespace lab {

void Semaphore::acquire() {
  while (!try_acquire()) std::this_thread::yield();
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
