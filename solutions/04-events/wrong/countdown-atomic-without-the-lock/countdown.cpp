// falls: never stuck (lost wake-up)
// The last arrival may come between somebody's look and their sleep.
#include "countdown.hpp"

#include <stdexcept>

namespace lab {

void Countdown::arrive() {
  int missing = left_;
  do {
    if (missing == 0) throw std::logic_error("all have arrived already");
  } while (!left_.compare_exchange_weak(missing, missing - 1));
  if (missing == 1) opened_.notify_all();
}

void Countdown::wait() {
  std::unique_lock lock(mutex_);
  opened_.wait(lock, [this] { return left_ == 0; });
}

}  // namespace lab
