// The state is an atomic, which needs no lock to be looked at; the condition variable is for the limit only.
#include "timed_event.hpp"

namespace lab {

void TimedEvent::set() {
  {
    const std::lock_guard lock(mutex_);
    on_ = 1;
  }
  changed_.notify_all();
}

void TimedEvent::clear() { on_ = 0; }

bool TimedEvent::is_set() const { return on_ == 1; }

bool TimedEvent::wait_for(Millis limit) {
  if (is_set()) return true;
  std::unique_lock lock(mutex_);
  return changed_.wait_for(lock, limit, [this] { return is_set(); });
}

}  // namespace lab
