// falls: never stuck (hasty request)
// Waits for one interval with its eye on the clock; after that it just waits, and a later holder never hears
// of it.
#include "asking_key.hpp"

namespace lab {

void AskingKey::acquire() {
  std::unique_lock lock(mutex_);
  if (taken_) {
    const std::uint64_t seen = times_taken_;
    const bool came_back = free_.wait_for(lock, interval_, [this] { return !taken_; });
    if (!came_back && times_taken_ == seen) wanted_ = true;
    free_.wait(lock, [this] { return !taken_; });
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

bool AskingKey::wanted() const { return wanted_.load(std::memory_order_relaxed); }

}  // namespace lab
