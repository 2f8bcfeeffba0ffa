// falls: never stuck (lost wake-up)
// "It is atomic, so it needs no lock": it changes between somebody's look and their sleep.
#include "event.hpp"

namespace lab {

void Event::set() {
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
  changed_.wait(lock, [this] { return on_.load(); });
}

}  // namespace lab
