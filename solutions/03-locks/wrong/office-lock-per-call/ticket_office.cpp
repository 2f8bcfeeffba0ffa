// falls: correct (check-then-act)
// A lock that nobody else can see stops nobody.
#include "ticket_office.hpp"

namespace lab {

std::optional<int> TicketOffice::sell() {
  std::mutex mutex;
  const std::lock_guard lock(mutex);
  if (next_ == seats_) return std::nullopt;
  return next_++;
}

int TicketOffice::sold() const {
  std::mutex mutex;
  const std::lock_guard lock(mutex);
  return next_;
}

}  // namespace lab
