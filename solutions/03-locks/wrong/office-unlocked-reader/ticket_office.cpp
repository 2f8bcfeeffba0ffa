// falls: never stuck (data race)
#include "ticket_office.hpp"

namespace lab {

std::optional<int> TicketOffice::sell() {
  const std::lock_guard lock(mutex_);  // The look and the sale are one step for everybody else.
  if (next_ == seats_) return std::nullopt;
  return next_++;
}

int TicketOffice::sold() const {
  return next_;  // "It only reads."
}

}  // namespace lab
