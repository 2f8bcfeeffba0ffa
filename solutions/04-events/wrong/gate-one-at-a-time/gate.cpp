// falls: correct (one at a time)
// Whoever is inside holds the lock: close() waits for them, and so does everybody else.
#include "gate.hpp"

namespace lab {

void Gate::open() {
  const std::lock_guard lock(mutex_);
  open_ = true;
  changed_.notify_all();
}

void Gate::close() {
  const std::lock_guard lock(mutex_);
  open_ = false;
}

void Gate::pass(const std::function<void()>& inside) {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return open_; });
  inside();
}

}  // namespace lab
