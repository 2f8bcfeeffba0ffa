// falls: correct (arrival that waits)
// That is a barrier.
#include "countdown.hpp"

#include <stdexcept>

namespace lab {

void Countdown::arrive() {
  std::unique_lock lock(mutex_);
  if (left_ == 0) throw std::logic_error("all have arrived already");
  if (--left_ == 0) opened_.notify_all();
  opened_.wait(lock, [this] { return left_ == 0; });
}

void Countdown::wait() {
  std::unique_lock lock(mutex_);
  opened_.wait(lock, [this] { return left_ == 0; });
}

}  // namespace lab
