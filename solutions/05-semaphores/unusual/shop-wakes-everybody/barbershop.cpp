// One condition variable for barbers and customers alike: whoever changes anything wakes everybody.
#include "barbershop.hpp"

namespace lab {

Barbershop::Visit Barbershop::visit(int customer) {
  std::unique_lock lock(mutex_);
  if (std::ssize(waiting_) == chairs_) {
    ++turned_away_;
    return Visit::full;
  }
  Ticket ticket{.customer = customer};
  waiting_.push_back(&ticket);
  somebody_came_.notify_all();
  somebody_came_.wait(lock, [&] { return ticket.done; });
  return Visit::served;
}

void Barbershop::serve_next(const std::function<void(int customer)>& cut) {
  std::unique_lock lock(mutex_);
  somebody_came_.wait(lock, [this] { return !waiting_.empty(); });
  Ticket& ticket = *waiting_.front();
  waiting_.pop_front();
  lock.unlock();
  cut(ticket.customer);
  lock.lock();
  ++served_;
  ticket.done = true;
  somebody_came_.notify_all();
}

Barbershop::Stats Barbershop::stats() const {
  const std::lock_guard lock(mutex_);
  return {.served = served_, .turned_away = turned_away_, .waiting = static_cast<int>(waiting_.size())};
}

}  // namespace lab
