// falls: never stuck (request at the wrong time)
// "Somebody waits" is not "somebody has waited for an interval".
#include "asking_key.hpp"

namespace lab {

void AskingKey::acquire() {
  std::unique_lock lock(mutex_);
  while (taken_) {
    wanted_ = true;
    free_.wait_for(lock, interval_, [this] { return !taken_; });
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
