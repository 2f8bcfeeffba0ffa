// falls: tidy (lock per instruction)
#include "big_lock.hpp"

namespace lab {

void BigLock::acquire() {
  std::unique_lock lock(mutex_);
  while (taken_) {
    const std::uint64_t seen = times_taken_;
    const bool came_back = free_.wait_for(lock, interval_, [this] { return !taken_; });
    if (!came_back && times_taken_ == seen) wanted_ = true;
  }
  taken_ = true;
  ++times_taken_;
  wanted_ = false;
  switched_.notify_all();
}

void BigLock::release() {
  const std::lock_guard lock(mutex_);
  taken_ = false;
  free_.notify_one();
}

void BigLock::checkpoint() {
  std::unique_lock lock(mutex_);
  if (!wanted_) return;
  const std::uint64_t seen = times_taken_;
  taken_ = false;
  free_.notify_one();
  switched_.wait(lock, [&] { return times_taken_ != seen; });
  lock.unlock();
  acquire();
}

}  // namespace lab
