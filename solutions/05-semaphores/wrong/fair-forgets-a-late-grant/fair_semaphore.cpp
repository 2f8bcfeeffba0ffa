// falls: never stuck (lost wake-up)
// Time is over, so it leaves, and does not look whether it has just been given a permit.
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
  ticket.is_granted.wait(lock, [&] { return ticket.granted; });
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
  while (!ticket.granted) {
    if (ticket.is_granted.wait_until(lock, deadline) == std::cv_status::timeout) {
      std::erase(queue_, &ticket);
      return false;
    }
  }
  return true;
}

void FairSemaphore::release() {
  const std::lock_guard lock(mutex_);
  if (queue_.empty()) {
    ++free_;
    return;
  }
  Ticket& next = *queue_.front();
  queue_.pop_front();
  next.granted = true;  // The permit never touches the counter, so no newcomer sees it.
  next.is_granted.notify_one();
}

}  // namespace lab
