// falls: never stuck (polling)
#include "timed_event.hpp"

#include <algorithm>
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
  using std::chrono::steady_clock;
  const auto deadline = steady_clock::now() + limit;
  while (!is_set()) {
    if (steady_clock::now() >= deadline) return false;
    std::this_thread::sleep_until(std::min(deadline, steady_clock::now() + Millis{1}));
  }
  return true;
}

}  // namespace lab
