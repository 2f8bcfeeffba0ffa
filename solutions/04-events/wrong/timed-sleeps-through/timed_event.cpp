// falls: correct (sleeping through the event)
#include "timed_event.hpp"

#include <thread>

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
  if (!is_set()) std::this_thread::sleep_for(limit);
  return is_set();
}

}  // namespace lab
