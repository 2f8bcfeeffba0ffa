// falls: tidy (busy waiting)
#include "rounds.hpp"

#include <thread>

namespace lab {

int Rounds::arrive_and_wait() {
  std::unique_lock lock(mutex_);
  const int mine = round_;
  if (++waiting_ == parties_) {
    waiting_ = 0;
    ++round_;
    next_round_.notify_all();
  } else {
    while (round_ == mine) {
      lock.unlock();
      std::this_thread::yield();
      lock.lock();
    }
  }
  return mine;
}

}  // namespace lab
