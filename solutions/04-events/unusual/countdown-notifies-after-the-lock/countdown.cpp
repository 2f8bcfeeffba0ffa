// The change is made under the lock; the call may come after it.
#include "countdown.hpp"

#include <stdexcept>

namespace lab {

void Countdown::arrive() {
  std::unique_lock lock(mutex_);
  if (left_ == 0) throw std::logic_error("all have arrived already");
  const bool last = --left_ == 0;
  lock.unlock();
  if (last) opened_.notify_all();
}

void Countdown::wait() {
  std::unique_lock lock(mutex_);
  opened_.wait(lock, [this] { return left_ == 0; });
}

}  // namespace lab
