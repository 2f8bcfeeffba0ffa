// falls: never stuck (wrong time-out)
// Every wake-up without a permit starts the whole limit again.
#include "timed_semaphore.hpp"

namespace lab {

bool TimedSemaphore::try_acquire_for(Millis limit) {
  std::unique_lock lock(mutex_);
  while (free_ == 0) {
    if (put_back_.wait_for(lock, limit) == std::cv_status::timeout && free_ == 0) return false;
  }
  --free_;
  return true;
}

void TimedSemaphore::release() {
  const std::lock_guard lock(mutex_);
  ++free_;
  put_back_.notify_one();
}

int TimedSemaphore::available() const {
  const std::lock_guard lock(mutex_);
  return free_;
}

}  // namespace lab
