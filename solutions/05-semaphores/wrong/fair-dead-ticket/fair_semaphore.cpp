// falls: correct (dead ticket)
// Who gives up leaves the ticket in the queue, and the permit goes to nobody.
#include "fair_semaphore.hpp"

namespace lab {

void FairSemaphore::acquire() {
  std::unique_lock lock(mutex_);
  if (free_ > 0) {  // Then nobody waits: release() gives to the queue first.
    --free_;
    return;
  }
  const auto mine = queue_.emplace_back(std::make_shared<Ticket>());
  Ticket& ticket = *mine;
  ticket.is_granted.wait(lock, [&] { return ticket.granted; });
}

bool FairSemaphore::try_acquire_for(Millis limit) {
  const auto deadline = std::chrono::steady_clock::now() + limit;
  std::unique_lock lock(mutex_);
  if (free_ > 0) {
    --free_;
    return true;
  }
  const auto mine = queue_.emplace_back(std::make_shared<Ticket>());
  Ticket& ticket = *mine;
  if (ticket.is_granted.wait_until(lock, deadline, [&] { return ticket.granted; })) return true;
  return false;
}

void FairSemaphore::release() {
  const std::lock_guard lock(mutex_);
  if (queue_.empty()) {
    ++free_;
    return;
  }
  const auto next = queue_.front();
  queue_.pop_front();
  next->granted = true;  // The permit never touches the counter, so no newcomer sees it.
  next->is_granted.notify_one();
}

}  // namespace lab
