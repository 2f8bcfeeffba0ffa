// falls: never stuck (data race)
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
  changed_.wait(lock, [this] { return on_; });  // Being woken only means: look again.
}

}  // namespace lab
