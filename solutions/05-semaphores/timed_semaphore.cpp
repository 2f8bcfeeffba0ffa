#include "timed_semaphore.hpp"

namespace lab {

bool TimedSemaphore::try_acquire_for(Millis limit) {
  const auto deadline = std::chrono::steady_clock::now() + limit;  // One moment, however often we wake up.
  std::unique_lock lock(mutex_);
  // False only if there is no permit even now that time is over.
  if (!put_back_.wait_until(lock, deadline, [this] { return free_ > 0; })) return false;
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
