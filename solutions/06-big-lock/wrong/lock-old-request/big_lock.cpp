// falls: correct (stale request)
// Who asked has the key, and the request still stands: the next checkpoint waits for somebody who never
// comes.
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
  switched_.notify_all();
}

void BigLock::release() {
  const std::lock_guard lock(mutex_);
  taken_ = false;
  free_.notify_one();
}

void BigLock::checkpoint() {
  if (!wanted_.load(std::memory_order_relaxed)) return;
  {
    std::unique_lock lock(mutex_);
    const std::uint64_t seen = times_taken_;
    taken_ = false;
    free_.notify_one();
    // Who asked is still there, and will take the key. Waiting for the number, not for "somebody has it":
    // they may have put it down again before we look.
    switched_.wait(lock, [&] { return times_taken_ != seen; });
  }
  acquire();
}

}  // namespace lab
