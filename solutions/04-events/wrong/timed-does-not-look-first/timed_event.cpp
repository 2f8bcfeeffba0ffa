// falls: correct (no look first)
// Asks how the sleep ended, not how the event is.
#include "timed_event.hpp"

namespace lab {

void TimedEvent::set() {
  const std::lock_guard lock(mutex_);
  on_ = true;
  changed_.notify_all();
}

void TimedEvent::clear() {
  const std::lock_guard lock(mutex_);
  on_ = false;
}

bool TimedEvent::is_set() const {
  const std::lock_guard lock(mutex_);
  return on_;
}

bool TimedEvent::wait_for(Millis limit) {
  std::unique_lock lock(mutex_);
  return changed_.wait_for(lock, limit) == std::cv_status::no_timeout;
}

}  // namespace lab
