// falls: never stuck (opens too early)
// Every arrival wakes people up, and who is woken goes.
#include "countdown.hpp"

#include <stdexcept>

namespace lab {

void Countdown::arrive() {
  const std::lock_guard lock(mutex_);
  if (left_ == 0) throw std::logic_error("all have arrived already");
  --left_;
  opened_.notify_all();
}

void Countdown::wait() {
  std::unique_lock lock(mutex_);
  if (left_ > 0) opened_.wait(lock);
}

}  // namespace lab
