// The loop by hand. At the limit it does not look again: if it is set in that moment, either answer is right.
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
  const auto deadline = std::chrono::steady_clock::now() + limit;
  std::unique_lock lock(mutex_);
  while (!on_) {
    if (changed_.wait_until(lock, deadline) == std::cv_status::timeout) return false;
  }
  return true;
}

}  // namespace lab
