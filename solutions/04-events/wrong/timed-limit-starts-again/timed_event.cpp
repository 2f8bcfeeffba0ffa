// falls: never stuck (restarted limit)
// A duration, and each wake-up begins it afresh.
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
  while (!on_) {
    if (changed_.wait_for(lock, limit) == std::cv_status::timeout) return on_;
  }
  return true;
}

}  // namespace lab
