// Semaphores as signals, as in the barbershop of the books: one that counts customers, one a customer for
// "done".
#include "barbershop.hpp"

namespace lab {

Barbershop::Visit Barbershop::visit(int customer) {
  const auto ticket = std::make_shared<Ticket>();
  ticket->customer = customer;
  {
    const std::lock_guard lock(mutex_);
    if (std::ssize(waiting_) == chairs_) {
      ++turned_away_;
      return Visit::full;
    }
    waiting_.push_back(ticket);
  }
  somebody_came_.release();
  ticket->is_done.acquire();
  return Visit::served;
}

void Barbershop::serve_next(const std::function<void(int customer)>& cut) {
  somebody_came_.acquire();  // So there is at least one on the chairs, and it is ours to take.
  std::shared_ptr<Ticket> ticket;
  {
    const std::lock_guard lock(mutex_);
    ticket = waiting_.front();
    waiting_.pop_front();
  }
  cut(ticket->customer);
  {
    const std::lock_guard lock(mutex_);
    ++served_;
  }
  ticket->is_done.release();  // The ticket is ours too: it lives until this has returned.
}

Barbershop::Stats Barbershop::stats() const {
  const std::lock_guard lock(mutex_);
  return {.served = served_, .turned_away = turned_away_, .waiting = static_cast<int>(waiting_.size())};
}

}  // namespace lab
