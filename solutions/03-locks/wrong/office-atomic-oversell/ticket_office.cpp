// falls: correct (check-then-act)
// Every seat has one buyer, but two counters may both see that one is left.
#include "ticket_office.hpp"

namespace lab {

std::optional<int> TicketOffice::sell() {
  if (next_.load() >= seats_) return std::nullopt;
  return next_.fetch_add(1);
}

int TicketOffice::sold() const { return next_.load(); }

}  // namespace lab
