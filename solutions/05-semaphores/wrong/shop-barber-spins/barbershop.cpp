// falls: tidy (busy waiting)
// The idle barber looks at the chairs all the time.
#include "barbershop.hpp"

#include <thread>

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
  while (waiting_.empty()) {
    lock.unlock();
    std::this_thread::yield();
    lock.lock();
  }
  Ticket& ticket = *waiting_.front();
  waiting_.pop_front();

  lock.unlock();  // The shop stays open while we cut.
  cut(ticket.customer);
  lock.lock();

  ++served_;
  ticket.done = true;
  ticket.is_done.notify_one();  // Under the lock: without it the customer may be gone, and the ticket too.
}

Barbershop::Stats Barbershop::stats() const {
  const std::lock_guard lock(mutex_);
  return {.served = served_, .turned_away = turned_away_, .waiting = static_cast<int>(waiting_.size())};
}

}  // namespace lab
