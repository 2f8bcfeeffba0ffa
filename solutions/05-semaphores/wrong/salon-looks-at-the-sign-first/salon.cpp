// falls: never stuck (deadlock)
// Reads the sign, and sits down a moment later: it may have been turned round in between.
#include "salon.hpp"

#include <utility>

namespace lab {

Salon::Salon(int barbers, int chairs, std::function<void(int customer)> cut)
    : chairs_(chairs), cut_(std::move(cut)) {
  for (int i = 0; i < barbers; ++i) barbers_.emplace_back([this] { work(); });
}

Salon::~Salon() { close(); }  // barbers_ joins them: it is destroyed first.

void Salon::close() {
  const std::lock_guard lock(mutex_);
  closed_ = true;
  somebody_came_.notify_all();  // Every barber has to look whether to go home.
}

Salon::Visit Salon::visit(int customer) {
  {
    const std::lock_guard lock(mutex_);
    if (closed_) return Visit::closed;
  }
  std::unique_lock lock(mutex_);
  if (std::ssize(seats_) == chairs_) return Visit::full;
  seats_.push_back({.customer = customer, .haircut_is_over = {}});
  const std::future<void> haircut = seats_.back().haircut_is_over.get_future();
  somebody_came_.notify_one();
  lock.unlock();
  haircut.wait();
  return Visit::served;
}

void Salon::work() {
  std::unique_lock lock(mutex_);
  while (true) {
    somebody_came_.wait(lock, [this] { return closed_ || !seats_.empty(); });
    if (seats_.empty()) return;  // Closed, and nobody sits there any more.
    Seat seat = std::move(seats_.front());
    seats_.pop_front();
    lock.unlock();
    cut_(seat.customer);
    seat.haircut_is_over.set_value();
    lock.lock();
  }
}

int Salon::waiting() const {
  const std::lock_guard lock(mutex_);
  return static_cast<int>(seats_.size());
}

}  // namespace lab
