// The scheduler's decisions.
#include "explore/engine/scheduler.hpp"

namespace explore {

namespace {

constexpr int sure_of_waiting = 64;

}  // namespace

bool Scheduler::can_take_effect(const Thread& thread, const Operation& operation) const {
  const SyncObject* const object = thread.state.object;
  if (thread.state.asleep) return false;
  switch (operation.kind) {
    case Kind::lock:
      return (object->owner == no_thread && object->readers == 0) || passed(operation.deadline);
    case Kind::lock_shared:
      return object->owner == no_thread || passed(operation.deadline);
    case Kind::acquire:
      return object->count > 0 || passed(operation.deadline);
    case Kind::await:
      return object->phase != operation.second || passed(operation.deadline);
    case Kind::enter_once:
      return object->owner == no_thread;
    case Kind::join:
      return threads_[operation.object].state.finished || passed(operation.deadline);
    case Kind::sleep:
      return passed(operation.deadline);
    case Kind::poll:
      return thread.state.others_ran || passed(operation.deadline);
    default:
      return true;
  }
}

Thread& Scheduler::choose_next() {
  for (;;) {
    const int ready = list_ready();
    if (ready == 0) {
      if (!let_time_pass()) nobody_can_go_on();
      continue;
    }
    if (timer_open_ && early_left_ > 0 && ask_timer()) continue;
    if (wakeable_count_ > 0 && spurious_left_ > 0 && ask_spurious()) continue;
    return choose_thread(ready);
  }
}

int Scheduler::list_ready() {
  int ready = 0;
  for (std::size_t i = 0; i < static_cast<std::size_t>(thread_count_); ++i) {
    const Thread& thread = threads_[i];
    enabled_[i] = !thread.state.finished && can_take_effect(thread, pending_[i]);
    if (enabled_[i]) choices_[static_cast<std::size_t>(ready++)] = thread.id;
  }
  return ready;
}

Thread& Scheduler::choose_thread(int option_count) {
  Thread& running = *current_;
  const bool can_stay = enabled_[static_cast<std::size_t>(running.id)];
  const Kind kind = pending_[static_cast<std::size_t>(running.id)].kind;
  const bool gives_way = can_stay && (running.state.gives_way || kind == Kind::yield || kind == Kind::sleep ||
                                      in_a_row_ >= patience_steps);
  running.state.gives_way = false;
  if (gives_way) give_way_to_others(running, option_count);
  if (given_way_count_ > 0 && option_count > 1) option_count = keep_those_whose_turn_it_is(option_count);

  const bool preempts = can_stay && !gives_way;
  const int usual =
      position_after(static_cast<ThreadId>(preempts ? running.id - 1 : running.id), option_count);
  const int decisions_before = decisions_;
  const int taken = choose(DecisionKind::thread, option_count, usual, preempts);
  Thread& next = thread(choices_[static_cast<std::size_t>(taken)]);
  if (decisions_ != decisions_before) placed_by_ = decisions_before;
  if (&next != &running) {
    ++switches_;
    in_a_row_ = 0;
    switched_ = running.state.finished ? Switch::ended
                : !can_stay            ? Switch::blocked
                : gives_way            ? Switch::yielded
                                       : Switch::preempted;
  }
  if (given_way_count_ > 0) chosen(next);
  return next;
}

// The first option after `running`, in a circle: who gives way in turn, starves nobody.
int Scheduler::position_after(ThreadId running, int option_count) const {
  for (int i = 0; i < option_count; ++i) {
    if (choices_[static_cast<std::size_t>(i)] > running) return i;
  }
  return 0;
}

int Scheduler::choose(DecisionKind kind, int option_count, int usual, bool preempts) {
  if (option_count == 1 && !(sees_forced_ && kind == DecisionKind::thread)) return 0;
  const auto threads = static_cast<std::size_t>(thread_count_);
  const Decision decision{.kind = kind,
                          .options = {choices_.data(), static_cast<std::size_t>(option_count)},
                          .usual = usual,
                          .preempts = preempts,
                          .pending = {pending_.data(), threads},
                          .enabled = {enabled_.data(), threads},
                          .running = current_->id};
  if (option_count > 1) ++decisions_;
  const int answer = chooser_->choose(decision);
  return answer >= 0 && answer < option_count ? answer : usual;
}

int Scheduler::choose_age(int visible) {
  for (int age = 0; age < visible; ++age) {
    choices_[static_cast<std::size_t>(age)] = static_cast<std::int16_t>(age);
  }
  return choose(DecisionKind::value, visible, 0);
}

// Whoever gives way runs again when everybody who could run then has run, or cannot any more.
void Scheduler::give_way_to_others(Thread& thread, int option_count) {
  const bool looks_like_waiting = in_a_row_ < patience_steps && plain_accesses_ < patience_accesses;
  fruitless_ += looks_like_waiting ? sure_of_waiting / 2 : 1;
  in_a_row_ = 0;
  // Everybody looks and nothing happens: they wait for a clock.
  if (fruitless_ > sure_of_waiting * live_count_ && timed_count_ > 0) let_time_pass();
  if (option_count == 1) return;
  thread.state.gave_way = true;
  thread.state.goes_after.clear();
  ++given_way_count_;
  for (int i = 0; i < option_count; ++i) {
    const ThreadId other = choices_[static_cast<std::size_t>(i)];
    if (other != thread.id) thread.state.goes_after.add(other);
  }
}

int Scheduler::keep_those_whose_turn_it_is(int option_count) {
  ThreadSet ready;
  for (int i = 0; i < option_count; ++i) ready.add(choices_[static_cast<std::size_t>(i)]);
  int kept = 0;
  for (int i = 0; i < option_count; ++i) {
    const ThreadId id = choices_[static_cast<std::size_t>(i)];
    const Thread::State& state = thread(id).state;
    if (state.gave_way && state.goes_after.meets(ready)) continue;
    choices_[static_cast<std::size_t>(kept++)] = id;
  }
  return kept > 0 ? kept : list_ready();
}

void Scheduler::chosen(Thread& thread) {
  if (thread.state.gave_way) thread.state.gave_way = false, --given_way_count_;
  for (int i = 0; i < thread_count_; ++i)
    threads_[static_cast<std::size_t>(i)].state.goes_after.remove(thread.id);
}

bool Scheduler::ask_spurious() {
  choices_[0] = no_thread;
  int count = 1;
  for (int i = 0; i < thread_count_; ++i) {
    Thread& sleeper = threads_[static_cast<std::size_t>(i)];
    if (!sleeper.state.may_wake) continue;
    sleeper.state.may_wake = false;
    choices_[static_cast<std::size_t>(count++)] = sleeper.id;
  }
  wakeable_count_ = 0;
  const int taken = choose(DecisionKind::spurious, count, 0);
  if (taken > 0) {
    --spurious_left_;
    wake_up(thread(choices_[static_cast<std::size_t>(taken)]), false, true);
  }
  list_ready();
  return taken > 0;
}

}  // namespace explore
