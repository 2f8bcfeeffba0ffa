#include "big_lock.hpp"

namespace lab {

bool BigLock::Semaphore::acquire_for(Millis limit) {
  std::unique_lock lock(mutex_);
  if (!more_.wait_for(lock, limit, [this] { return permits_ > 0; })) return false;
  --permits_;
  return true;
}

void BigLock::Semaphore::release() {
  const std::lock_guard lock(mutex_);
  ++permits_;
  more_.notify_one();
}

void BigLock::acquire() {
  std::uint64_t seen = times_taken_;
  while (!key_.acquire_for(interval_)) {
    if (times_taken_ == seen) wanted_ = true;
    seen = times_taken_;
  }
  wanted_ = false;
  ++times_taken_;
  times_taken_.notify_all();
}

void BigLock::release() { key_.release(); }

void BigLock::checkpoint() {
  if (!wanted_) return;
  const std::uint64_t seen = times_taken_;
  key_.release();
  times_taken_.wait(seen);  // Until somebody else has had it: they have asked, so they come.
  acquire();
}

}  // namespace lab
