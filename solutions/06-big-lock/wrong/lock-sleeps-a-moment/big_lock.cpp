// falls: never stuck (no turns)
// A millisecond is enough on a quiet machine, and lost on every machine.
#include "big_lock.hpp"

#include <chrono>
#include <thread>

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
  if (!wanted_) return;
  release();
  std::this_thread::sleep_for(std::chrono::milliseconds(1));
  acquire();
}

}  // namespace lab
