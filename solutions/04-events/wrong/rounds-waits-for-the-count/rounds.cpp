// falls: never stuck (lost wake-up)
// Waits for the count to be zero; a fast chef has made it one again.
#include "rounds.hpp"

namespace lab {

int Rounds::arrive_and_wait() {
  std::unique_lock lock(mutex_);
  const int mine = round_;
  if (++waiting_ == parties_) {
    waiting_ = 0;
    ++round_;
    next_round_.notify_all();
  } else {
    next_round_.wait(lock, [this] { return waiting_ == 0; });
  }
  return mine;
}

}  // namespace lab
