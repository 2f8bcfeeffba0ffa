// falls: correct (deadlock)
// Sold out: the early return keeps the lock.
#include "ticket_office.hpp"

namespace lab {

std::optional<int> TicketOffice::sell() {
  mutex_.lock();
  if (next_ == seats_) return std::nullopt;
  const int seat = next_++;
  mutex_.unlock();
  return seat;
}

int TicketOffice::sold() const {
  const std::lock_guard lock(mutex_);
  return next_;
}

}  // namespace lab
