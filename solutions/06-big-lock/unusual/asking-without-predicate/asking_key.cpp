#include "asking_key.hpp"

namespace lab {

// As CPython does it: every wake-up begins a new interval, and only one that was sat out to its end asks.
void AskingKey::acquire() {
  std::unique_lock lock(mutex_);
  while (taken_) {
    const std::uint64_t seen = times_taken_;
    const std::cv_status status = free_.wait_for(lock, interval_);
    if (status == std::cv_status::timeout && taken_ && times_taken_ == seen) wanted_ = true;
  }
  taken_ = true;
  ++times_taken_;
  wanted_ = false;
}

void AskingKey::release() {
  {
    const std::lock_guard lock(mutex_);
    taken_ = false;
    wanted_ = false;
  }
  free_.notify_all();
}

bool AskingKey::wanted() const { return wanted_; }

}  // namespace lab
