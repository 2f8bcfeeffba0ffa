// falls: never stuck (two inside)
// Who wakes up takes the key, whoever has it by then.
#include "shop_key.hpp"

#include <stdexcept>

namespace lab {

void ShopKey::acquire() {
  std::unique_lock lock(mutex_);
  if (holder_ == std::this_thread::get_id()) throw std::logic_error("you have the key already");
  if (holder_ != std::thread::id{}) free_.wait(lock);
  holder_ = std::this_thread::get_id();
}

void ShopKey::release() {
  const std::lock_guard lock(mutex_);
  if (holder_ != std::this_thread::get_id()) throw std::logic_error("you do not have the key");
  holder_ = std::thread::id{};
  free_.notify_one();  // One key, so one waiter: each of them can do with it what the others would.
}

bool ShopKey::held_by_me() const {
  const std::lock_guard lock(mutex_);
  return holder_ == std::this_thread::get_id();
}

}  // namespace lab
