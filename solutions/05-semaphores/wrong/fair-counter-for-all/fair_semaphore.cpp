// falls: never stuck (pushing in)
// The permit goes into the box, and whoever looks first takes it.
#include "fair_semaphore.hpp"

#include <algorithm>

namespace lab {

void FairSemaphore::acquire() {
  std::unique_lock lock(mutex_);
  if (free_ > 0) {  // Then nobody waits: release() gives to the queue first.
    --free_;
    return;
  }
  Ticket ticket;
  queue_.push_back(&ticket);
  ticket.is_granted.wait(lock, [&] { return free_ > 0; });
  --free_;
  std::erase(queue_, &ticket);
}

bool FairSemaphore::try_acquire_for(Millis limit) {
  const auto deadline = std::chrono::steady_clock::now() + limit;
  std::unique_lock lock(mutex_);
  if (free_ > 0) {
    --free_;
    return true;
  }
  Ticket ticket;
  queue_.push_back(&ticket);
  const bool there = ticket.is_granted.wait_until(lock, deadline, [&] { return free_ > 0; });
  if (there) --free_;
  std::erase(queue_, &ticket);
  return there;
}

void FairSemaphore::release() {
  const std::lock_guard lock(mutex_);
  ++free_;
  if (!queue_.empty()) queue_.front()->is_granted.notify_one();
}

}  // namespace lab
