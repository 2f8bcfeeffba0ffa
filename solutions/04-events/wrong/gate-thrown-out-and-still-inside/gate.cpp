// falls: correct (left without counting out)
// An exception jumps over the line that counts it out.
#include "gate.hpp"

namespace lab {

void Gate::open() {
  const std::lock_guard lock(mutex_);
  open_ = true;
  changed_.notify_all();
}

void Gate::close() {
  std::unique_lock lock(mutex_);
  open_ = false;
  changed_.wait(lock, [this] { return inside_ == 0; });
}

void Gate::pass(const std::function<void()>& inside) {
  {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return open_; });
    ++inside_;
  }
  inside();
  const std::lock_guard lock(mutex_);
  if (--inside_ == 0) changed_.notify_all();
}

}  // namespace lab
