// falls: correct (waiting where nobody should)
// Sleeps in front of the box with the lock in hand: nobody can put a permit back.
#include "semaphore.hpp"

#include <chrono>
#include <thread>

namespace lab {

void Semaphore::acquire() {
  const std::lock_guard lock(mutex_);
  while (free_ == 0) std::this_thread::sleep_for(std::chrono::milliseconds(1));
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
