// falls: never stuck (gives up early)
// One sleep, and whatever ended it was the limit.
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
  if (!on_) changed_.wait_for(lock, limit);
  return on_;
}

}  // namespace lab
