// falls: never stuck (destroyed in use)
// A customer who wakes up by himself sees that he is done, goes, and takes the ticket along before it is
// rung.
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
  somebody_came_.notify_one();
  ticket.is_done.wait(lock, [&] { return ticket.done; });
  return Visit::served;
}

void Barbershop::serve_next(const std::function<void(int customer)>& cut) {
  std::unique_lock lock(mutex_);
  somebody_came_.wait(lock, [this] { return !waiting_.empty(); });
  Ticket& ticket = *waiting_.front();
  waiting_.pop_front();

  lock.unlock();  // The shop stays open while we cut.
  cut(ticket.customer);
  lock.lock();

  ++served_;
  ticket.done = true;
  lock.unlock();
  ticket.is_done.notify_one();
}

Barbershop::Stats Barbershop::stats() const {
  const std::lock_guard lock(mutex_);
  return {.served = served_, .turned_away = turned_away_, .waiting = static_cast<int>(waiting_.size())};
}

}  // namespace lab
