// A stop token says that it is closing time, and wakes who waits with it.
#include "salon.hpp"

#include <utility>

namespace lab {

Salon::Salon(int barbers, int chairs, std::function<void(int customer)> cut)
    : chairs_(chairs), cut_(std::move(cut)) {
  for (int i = 0; i < barbers; ++i) barbers_.emplace_back([this] { work(closing_.get_token()); });
}

Salon::~Salon() { close(); }

void Salon::close() {
  // No lock: what it wakes takes the lock. A visit that has not seen the stop yet comes in before closing
  // time.
  closing_.request_stop();
}

Salon::Visit Salon::visit(int customer) {
  std::unique_lock lock(mutex_);
  if (closing_.stop_requested()) return Visit::closed;
  if (std::ssize(seats_) == chairs_) return Visit::full;
  seats_.push_back({.customer = customer, .haircut_is_over = {}});
  const std::future<void> haircut = seats_.back().haircut_is_over.get_future();
  lock.unlock();
  somebody_came_.notify_one();
  haircut.wait();
  return Visit::served;
}

void Salon::work(std::stop_token closing) {
  std::unique_lock lock(mutex_);
  while (somebody_came_.wait(lock, closing, [this] { return !seats_.empty(); })) {
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
