#include "shop_key.hpp"

#include <stdexcept>

namespace lab {

void ShopKey::acquire() {
  std::unique_lock lock(mutex_);
  if (holder_ == std::this_thread::get_id()) throw std::logic_error("you have the key already");
  const unsigned mine = next_ticket_++;
  free_.wait(lock, [&] { return served_ == mine; });
  holder_ = std::this_thread::get_id();
}

void ShopKey::release() {
  const std::lock_guard lock(mutex_);
  if (holder_ != std::this_thread::get_id()) throw std::logic_error("you do not have the key");
  holder_ = std::thread::id{};
  ++served_;
  free_.notify_all();  // Only one of them has the next ticket.
}

bool ShopKey::held_by_me() const {
  const std::lock_guard lock(mutex_);
  return holder_ == std::this_thread::get_id();
}

}  // namespace lab
