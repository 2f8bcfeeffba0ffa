#include "shop_key.hpp"

#include <stdexcept>

namespace lab {

void ShopKey::acquire() {
  if (held_by_me()) throw std::logic_error("you have the key already");
  mutex_.lock();
  holder_ = std::this_thread::get_id();
}

void ShopKey::release() {
  if (!held_by_me()) throw std::logic_error("you do not have the key");
  holder_ = std::thread::id{};
  mutex_.unlock();
}

bool ShopKey::held_by_me() const { return holder_.load() == std::this_thread::get_id(); }

}  // namespace lab
