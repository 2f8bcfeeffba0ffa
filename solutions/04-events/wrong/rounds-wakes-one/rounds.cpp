// falls: never stuck (lost wake-up)
// With two chefs nobody notices.
#include "rounds.hpp"

namespace lab {

int Rounds::arrive_and_wait() {
  std::unique_lock lock(mutex_);
  const int mine = round_;
  if (++waiting_ == parties_) {
    waiting_ = 0;
    ++round_;
    next_round_.notify_one();
  } else {
    // Not for a count: a fast party may have changed it again by the time we look. The round's number cannot
    // move on once more without us.
    next_round_.wait(lock, [&] { return round_ != mine; });
  }
  return mine;
}

}  // namespace lab
