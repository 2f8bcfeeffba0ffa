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
  const auto deadline = std::chrono::steady_clock::now() + limit;  // One moment, however often we wake up.
  std::unique_lock lock(mutex_);
  return changed_.wait_until(lock, deadline, [this] { return on_; });
}

}  // namespace lab
