// falls: never stuck (late answer)
// Looks, sleeps for the whole limit, looks again.
#include "timed_semaphore.hpp"

#include <thread>

namespace lab {

bool TimedSemaphore::try_acquire_for(Millis limit) {
  const auto deadline = std::chrono::steady_clock::now() + limit;  // One moment, however often we wake up.
  std::unique_lock lock(mutex_);
  if (free_ == 0 && limit < std::chrono::seconds(1)) {
    lock.unlock();
    std::this_thread::sleep_until(deadline);
    lock.lock();
  }
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
