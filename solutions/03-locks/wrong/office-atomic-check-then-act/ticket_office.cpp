// falls: correct (check-then-act)
// An atomic makes each access whole, not the two together: no data race, and still a seat is sold twice.
#include "ticket_office.hpp"

namespace lab {

std::optional<int> TicketOffice::sell() {
  const int seat = next_.load();
  if (seat == seats_) return std::nullopt;
  next_.store(seat + 1);
  return seat;
}

int TicketOffice::sold() const { return next_.load(); }

}  // namespace lab
