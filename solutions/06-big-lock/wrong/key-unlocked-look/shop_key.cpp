// falls: never stuck (data race)
// "It only reads" is still an access.
#include "shop_key.hpp"

#include <stdexcept>

namespace lab {

void ShopKey::acquire() {
  std::unique_lock lock(mutex_);
  if (holder_ == std::this_thread::get_id()) throw std::logic_error("you have the key already");
  free_.wait(lock, [this] { return holder_ == std::thread::id{}; });
  holder_ = std::this_thread::get_id();
}

void ShopKey::release() {
  const std::lock_guard lock(mutex_);
  if (holder_ != std::this_thread::get_id()) throw std::logic_error("you do not have the key");
  holder_ = std::thread::id{};
  free_.notify_one();  // One key, so one waiter: each of them can do with it what the others would.
}

bool ShopKey::held_by_me() const { return holder_ == std::this_thread::get_id(); }

}  // namespace lab
