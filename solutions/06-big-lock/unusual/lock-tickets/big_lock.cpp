#include "big_lock.hpp"

namespace lab {

void BigLock::acquire() {
  std::unique_lock lock(mutex_);
  const std::uint64_t mine = next_ticket_++;
  while (served_ != mine) {
    const std::uint64_t seen = served_;
    const auto my_turn = [&] { return served_ == mine; };
    if (!served_changed_.wait_for(lock, interval_, my_turn) && served_ == seen) wanted_ = true;
  }
  wanted_ = false;
}

void BigLock::release() {
  const std::lock_guard lock(mutex_);
  ++served_;
  served_changed_.notify_all();
}

// Who asks has a ticket already; the next one the holder draws is behind it. So the key changes hands by
// itself.
void BigLock::checkpoint() {
  if (!wanted_) return;
  release();
  acquire();
}

}  // namespace lab
