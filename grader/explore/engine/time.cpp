// The scheduler's virtual clock. It stands still while threads run, and jumps to the first deadline when
// nobody can; adversarial time may jump earlier.
#include "explore/engine/scheduler.hpp"

namespace explore {

const Thread* Scheduler::first_deadline() const {
  const Thread* first = nullptr;
  Nanoseconds earliest = 0;
  for (std::size_t i = 0; i < static_cast<std::size_t>(thread_count_); ++i) {
    const Nanoseconds deadline = pending_[i].deadline;
    if (threads_[i].state.finished || deadline == no_deadline || deadline <= now_ || enabled_[i]) continue;
    if (first == nullptr || deadline < earliest) first = &threads_[i], earliest = deadline;
  }
  return first;
}

void Scheduler::pass_time_until(Nanoseconds moment) {
  now_ = moment;
  if (timed_count_ == 0) return;
  for (std::size_t i = 0; i < static_cast<std::size_t>(thread_count_); ++i) {
    Thread& sleeper = threads_[i];
    if (sleeper.state.asleep && passed(pending_[i].deadline)) wake_up(sleeper, true, false);
  }
}

bool Scheduler::let_time_pass() {
  const Thread* const first = timed_count_ > 0 ? first_deadline() : nullptr;
  if (first == nullptr) return false;
  fruitless_ = 0;  // Somebody's time has come.
  pass_time_until(pending_[static_cast<std::size_t>(first->id)].deadline);
  return true;
}

bool Scheduler::ask_timer() {
  timer_open_ = false;
  const Thread* const first = timed_count_ > 0 ? first_deadline() : nullptr;
  if (first == nullptr) return false;
  choices_[0] = no_thread;
  choices_[1] = first->id;
  const bool early = choose(DecisionKind::timer, 2, 0) == 1;
  if (early) {
    --early_left_;
    timer_open_ = true;
    pass_time_until(pending_[static_cast<std::size_t>(first->id)].deadline);
  }
  list_ready();
  return early;
}

Nanoseconds Scheduler::read_clock() {
  constexpr int a_poll = 64;  // So many looks at the clock in a row are a wait.
  pass_time_until(now_ + (clock_tick << std::min(clock_reads_ / a_poll, 10)));
  if (timed_count_ > 0) timer_open_ = true;
  if (++clock_reads_ % a_poll == 0) {
    const int reads = clock_reads_;
    point({.kind = Kind::yield});
    clock_reads_ = reads;
  }
  return now_;
}

}  // namespace explore
