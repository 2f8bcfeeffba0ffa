// An atomic can be slept on by itself: wait() looks and falls asleep as one step.
#include "event.hpp"

namespace lab {

void Event::set() {
  on_ = true;
  on_.notify_all();
}

void Event::clear() { on_ = false; }

bool Event::is_set() const { return on_; }

void Event::wait() {
  while (!on_) on_.wait(false);  // Again: it may have been cleared since.
}

}  // namespace lab
