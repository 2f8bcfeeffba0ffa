// At closing time a note "go home" joins the line for each barber, behind the last customer.
#include "salon.hpp"

#include <algorithm>
#include <utility>

namespace lab {

Salon::Salon(int barbers, int chairs, std::function<void(int customer)> cut)
    : chairs_(chairs), employed_(barbers), cut_(std::move(cut)) {
  for (int i = 0; i < barbers; ++i) barbers_.emplace_back([this] { work(); });
}

Salon::~Salon() { close(); }

void Salon::close() {
  const std::lock_guard lock(mutex_);
  if (std::exchange(closed_, true)) return;
  for (int i = 0; i < employed_; ++i) line_.emplace_back(std::nullopt);
  somebody_came_.notify_all();
}

Salon::Visit Salon::visit(int customer) {
  std::unique_lock lock(mutex_);
  if (closed_) return Visit::closed;
  if (std::ssize(line_) == chairs_) return Visit::full;
  line_.emplace_back(Seat{.customer = customer, .haircut_is_over = {}});
  const std::future<void> haircut = line_.back()->haircut_is_over.get_future();
  somebody_came_.notify_one();
  lock.unlock();
  haircut.wait();
  return Visit::served;
}

void Salon::work() {
  while (true) {
    std::unique_lock lock(mutex_);
    somebody_came_.wait(lock, [this] { return !line_.empty(); });
    std::optional<Seat> next = std::move(line_.front());
    line_.pop_front();
    lock.unlock();
    if (!next) return;
    cut_(next->customer);
    next->haircut_is_over.set_value();
  }
}

int Salon::waiting() const {
  const std::lock_guard lock(mutex_);
  return static_cast<int>(std::ranges::count_if(line_, [](const auto& seat) { return seat.has_value(); }));
}

}  // namespace lab
