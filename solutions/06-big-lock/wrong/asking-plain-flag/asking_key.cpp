// falls: never stuck (data race)
// One thread writes it under a lock, the other reads it without.
#include "asking_key.hpp"

namespace lab {

void AskingKey::acquire() {
  std::unique_lock lock(mutex_);
  while (taken_) {
    const std::uint64_t seen = times_taken_;
    const bool came_back = free_.wait_for(lock, interval_, [this] { return !taken_; });
    if (!came_back && times_taken_ == seen) wanted_ = true;
  }
  taken_ = true;
  ++times_taken_;
  wanted_ = false;  // A new holder: who still waits must ask this one anew.
}

void AskingKey::release() {
  const std::lock_guard lock(mutex_);
  taken_ = false;
  free_.notify_one();
}

bool AskingKey::wanted() const { return wanted_; }

}  // namespace lab
