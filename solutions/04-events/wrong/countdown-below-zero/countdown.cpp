// falls: correct (extra arrival)
// It throws, and has counted all the same: from now on nobody is let through.
#include "countdown.hpp"

#include <stdexcept>

namespace lab {

void Countdown::arrive() {
  const std::lock_guard lock(mutex_);
  if (--left_ < 0) throw std::logic_error("all have arrived already");
  if (left_ == 0) opened_.notify_all();
}

void Countdown::wait() {
  std::unique_lock lock(mutex_);
  opened_.wait(lock, [this] { return left_ == 0; });
}

}  // namespace lab
