// falls: never stuck (lost wake-up)
// The holder is atomic, so it changes without the lock: between the look of somebody and their sleep, too.
#include "shop_key.hpp"

#include <stdexcept>

namespace lab {

void ShopKey::acquire() {
  std::unique_lock lock(mutex_);
  if (holder_.load() == std::this_thread::get_id()) throw std::logic_error("you have the key already");
  free_.wait(lock, [this] { return holder_.load() == std::thread::id{}; });
  holder_ = std::this_thread::get_id();
}

void ShopKey::release() {
  if (holder_.load() != std::this_thread::get_id()) throw std::logic_error("you do not have the key");
  holder_ = std::thread::id{};
  free_.notify_one();
}

bool ShopKey::held_by_me() const { return holder_.load() == std::this_thread::get_id(); }

}  // namespace lab
