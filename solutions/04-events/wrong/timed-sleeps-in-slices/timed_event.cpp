// falls: never stuck (livelock)
// Is woken at once when it is set, and a hundred times a second when it is not.
#include "timed_event.hpp"

#include <algorithm>

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
  using std::chrono::steady_clock;
  const auto deadline = steady_clock::now() + limit;
  std::unique_lock lock(mutex_);
  while (!on_ && steady_clock::now() < deadline) {
    changed_.wait_until(lock, std::min(deadline, steady_clock::now() + Millis{10}));
  }
  return on_;
}

}  // namespace lab
