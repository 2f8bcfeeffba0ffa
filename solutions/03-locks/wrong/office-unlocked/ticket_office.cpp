// falls: correct (check-then-act)
#include "ticket_office.hpp"

namespace lab {

std::optional<int> TicketOffice::sell() {
  if (next_ == seats_) return std::nullopt;
  return next_++;
}

int TicketOffice::sold() const { return next_; }

}  // namespace lab
