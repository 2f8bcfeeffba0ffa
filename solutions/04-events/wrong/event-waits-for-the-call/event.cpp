// falls: correct (lost event)
// Waits to be called, not for the event: a call that nobody hears is gone.
#include "event.hpp"

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
  std::unique_lock lock(mutex_);
  changed_.wait(lock);
}

}  // namespace lab
