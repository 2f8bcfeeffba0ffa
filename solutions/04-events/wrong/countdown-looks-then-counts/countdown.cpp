// falls: never stuck (check-then-act)
// Two locks for one step: two arrivals may both be the last one.
#include "countdown.hpp"

#include <stdexcept>

namespace lab {

void Countdown::arrive() {
  {
    const std::lock_guard lock(mutex_);
    if (left_ == 0) throw std::logic_error("all have arrived already");
  }
  const std::lock_guard lock(mutex_);
  if (left_ > 0 && --left_ == 0) opened_.notify_all();
}

void Countdown::wait() {
  std::unique_lock lock(mutex_);
  opened_.wait(lock, [this] { return left_ == 0; });
}

}  // namespace lab
