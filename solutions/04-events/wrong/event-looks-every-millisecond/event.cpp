// falls: never stuck (polling)
// Cheap enough for one waiter; and it never sleeps well, and always comes late.
#include "event.hpp"

#include <chrono>
#include <thread>

namespace lab {

void Event::set() {
  const std::lock_guard lock(mutex_);  // Whoever has looked and seen "off" is asleep by now.
  on_ = true;
  changed_.notify_all();
}

void Event::clear() {
  const std::lock_guard lock(mutex_);
  on_ = false;
}

bool Event::is_set() const {
  const std::lock_guard lock(mutex_);
  return on_;
}

void Event::wait() {
  while (!is_set()) std::this_thread::sleep_for(std::chrono::milliseconds(1));
}

}  // namespace lab
