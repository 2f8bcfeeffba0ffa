// The barbershop: customers wait on chairs for a barber, and go away when every chair is taken.
//
// Requires:   chairs >= 1; cut does not throw. Customers and barbers are threads of whoever uses the shop,
//             any number of each; for every customer who sits down a barber comes sooner or later.
// Guarantees: visit() is a customer's: with a chair free, the customer sits down and is `served` when the
//             haircut is over; with none, visit() says `full` at once. serve_next() is a barber's: it
//             waits for a customer if there is none, calls the one who has been sitting longest, whose
//             chair is free from then on, calls cut(customer), and lets the customer go. Who waits sleeps.
//             During a haircut others come, sit down, are turned away, get their hair cut by other
//             barbers, or ask for stats(); cut may ask for them too. stats() counts haircuts that are over
//             and customers who were turned away, both before their visit() returns, and the customers on
//             the chairs now.
// Example:
//   Barbershop shop(4);
//   std::jthread barber([&] { shop.serve_next([](int customer) { cut_hair_of(customer); }); });
//   if (shop.visit(1) == Barbershop::Visit::full) come_back_tomorrow();
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>

namespace lab {

class Barbershop {
 public:
  enum class Visit { served, full };
  struct Stats {
    int served = 0, turned_away = 0, waiting = 0;
  };

  explicit Barbershop(int chairs) : chairs_(chairs) {}

  Visit visit(int customer);
  void serve_next(const std::function<void(int customer)>& cut);
  Stats stats() const;

 private:
  const int chairs_;
  /// A customer who is in the shop; stands on that customer's own stack. Guarded by mutex_.
  struct Ticket {
    const int customer;
    bool done = false;
    std::condition_variable is_done;
  };

  mutable std::mutex mutex_;
  std::condition_variable somebody_came_;
  std::deque<Ticket*> waiting_;  // On the chairs, longest first. Guarded by mutex_, as the next two.
  int served_ = 0;
  int being_cut_ = 0;
  int turned_away_ = 0;
};

}  // namespace lab
