// No lock: the sale succeeds only if nobody has sold since the look.
#include "ticket_office.hpp"

namespace lab {

std::optional<int> TicketOffice::sell() {
  int seat = next_.load();
  do {
    if (seat == seats_) return std::nullopt;
  } while (!next_.compare_exchange_weak(seat, seat + 1));
  return seat;
}

int TicketOffice::sold() const { return next_.load(); }

}  // namespace lab
