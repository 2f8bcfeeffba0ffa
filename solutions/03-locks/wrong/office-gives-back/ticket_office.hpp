// The ticket office of one hall. Several counters sell from it at once.
//
// Requires:   seats >= 0.
// Guarantees: sell() hands out every seat from 0 to seats - 1 exactly once, and nothing when all are sold.
//             sold() says how many have been sold so far, and never goes back.
//             All of it from any number of threads. Counters of two different halls never wait for each
//             other.
// Example:
//   TicketOffice hall(200);
//   if (const std::optional<int> seat = hall.sell()) std::cout << "your seat: " << *seat << '\n';
#pragma once

#include <atomic>
#include <optional>

namespace lab {

class TicketOffice {
 public:
  explicit TicketOffice(int seats) : seats_(seats) {}

  std::optional<int> sell();
  int sold() const;

 private:
  const int seats_;
  std::atomic<int> next_{0};  // The seat that is sold next; more than there are while a buyer is turned away.
};

}  // namespace lab
