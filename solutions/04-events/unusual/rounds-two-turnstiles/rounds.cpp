// Two turnstiles, as in the Little Book of Semaphores: nobody leaves the first before all are in, and nobody
// gets to the first again before all are out.
#include "rounds.hpp"

namespace lab {

void Rounds::count(int step, int last, Turnstile& opens, Turnstile& closes,
                   std::unique_lock<std::mutex>& lock) {
  inside_ += step;
  if (inside_ == last) {
    closes.open = false;
    opens.open = true;
    opens.opened.notify_all();
  }
  opens.opened.wait(lock, [&] { return opens.open; });
}

int Rounds::arrive_and_wait() {
  std::unique_lock lock(mutex_);
  const int mine = round_;
  count(+1, parties_, all_in_, all_out_, lock);
  round_ = mine + 1;  // All write the same.
  count(-1, 0, all_out_, all_in_, lock);
  return mine;
}

}  // namespace lab
