// One bell for each thing people wait for, and the way out written twice.
#include "gate.hpp"

namespace lab {

void Gate::open() {
  {
    const std::lock_guard lock(mutex_);
    open_ = true;
  }
  opened_.notify_all();
}

void Gate::close() {
  std::unique_lock lock(mutex_);
  open_ = false;
  left_.wait(lock, [this] { return inside_ == 0; });
}

void Gate::pass(const std::function<void()>& inside) {
  std::unique_lock lock(mutex_);
  opened_.wait(lock, [this] { return open_; });
  ++inside_;
  lock.unlock();
  const auto leave = [&] {
    lock.lock();
    if (--inside_ == 0) left_.notify_one();
  };
  try {
    inside();
  } catch (...) {
    leave();
    throw;
  }
  leave();
}

}  // namespace lab
