// The wait written out as a loop.
#include "timed_semaphore.hpp"

namespace lab {

bool TimedSemaphore::try_acquire_for(Millis limit) {
  const auto deadline = std::chrono::steady_clock::now() + limit;
  std::unique_lock lock(mutex_);
  while (free_ == 0) {
    if (put_back_.wait_until(lock, deadline) == std::cv_status::timeout) break;
  }
  if (free_ == 0) return false;
  --free_;
  return true;
}

void TimedSemaphore::release() {
  {
    const std::lock_guard lock(mutex_);
    ++free_;
  }
  put_back_.notify_all();
}

int TimedSemaphore::available() const {
  const std::lock_guard lock(mutex_);
  return free_;
}

}  // namespace lab
