// Everybody draws a number; the lowest number that waits may take a permit from the box.
#include "fair_semaphore.hpp"

namespace lab {

bool FairSemaphore::is_first(long number) const { return free_ > 0 && *queue_.begin() == number; }

void FairSemaphore::acquire() {
  std::unique_lock lock(mutex_);
  const long mine = next_++;
  queue_.insert(mine);
  changed_.wait(lock, [&] { return is_first(mine); });
  queue_.erase(mine);
  --free_;
  changed_.notify_all();  // Somebody else is first now.
}

bool FairSemaphore::try_acquire_for(Millis limit) {
  const auto deadline = std::chrono::steady_clock::now() + limit;
  std::unique_lock lock(mutex_);
  const long mine = next_++;
  queue_.insert(mine);
  const bool taken = changed_.wait_until(lock, deadline, [&] { return is_first(mine); });
  queue_.erase(mine);
  if (taken) --free_;
  changed_.notify_all();
  return taken;
}

void FairSemaphore::release() {
  const std::lock_guard lock(mutex_);
  ++free_;
  changed_.notify_all();
}

}  // namespace lab
