// falls: correct (wrong answer)
// Takes its permit before it is there, and forgets to give it up.
#include "timed_semaphore.hpp"

namespace lab {

bool TimedSemaphore::try_acquire_for(Millis limit) {
  const auto deadline = std::chrono::steady_clock::now() + limit;  // One moment, however often we wake up.
  std::unique_lock lock(mutex_);
  --free_;
  return put_back_.wait_until(lock, deadline, [this] { return free_ >= 0; });
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
