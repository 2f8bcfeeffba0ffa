#include "explore/engine/scheduler.hpp"

#include "explore/engine/heap.hpp"

namespace explore {

Scheduler scheduler;

SyncObject& Scheduler::object(std::uintptr_t address, const void* place) {
  if (Arena::owns(address)) check_usable(address, 1, true, place);
  SyncObject* const found = objects_.at(address);
  if (found == nullptr)
    fail(FailureKind::limit, address, "more than 16384 locks, condition variables and the like");
  return *found;
}

bool Scheduler::somebody_needs(const SyncObject& object) const {
  if (object.owner != no_thread || object.readers > 0 || object.sleepers > 0) return true;
  for (std::size_t i = 0; i < static_cast<std::size_t>(thread_count_); ++i) {
    const Thread& other = threads_[i];
    if (&other == current_ || other.state.finished || pending_[i].object != object.address) continue;
    switch (pending_[i].kind) {
      case Kind::lock:
      case Kind::lock_shared:
      case Kind::wait:
      case Kind::acquire:
      case Kind::await:
        return true;
      default:
        break;
    }
  }
  return false;
}

Event* Scheduler::point(const Operation& operation, SyncObject* object) {
  Thread& me = *current_;
  announce(me, operation, object);
  hand_on();
  return take_effect(me);
}

void Scheduler::give_way_in_stretch(const void* place) {
  Thread::State& state = current_->state;
  const int stretches = state.stretches + 1;
  if (stretches > patience_stretches) fail_here(FailureKind::spin, "");
  give_way();
  point({.kind = Kind::yield, .place = place});
  state.stretches = stretches;
}

Event* Scheduler::mark(const Operation& operation) {
  Thread& me = *current_;
  pending_[static_cast<std::size_t>(me.id)] = operation;
  if (options_.trace != nullptr) record_stack(me, operation.place);
  return take_effect(me);
}

void Scheduler::announce(Thread& thread, const Operation& operation, SyncObject* object) {
  pending_[static_cast<std::size_t>(thread.id)] = operation;
  thread.state.object = object;
  if (operation.deadline != no_deadline) ++timed_count_, timer_open_ = true;
  if (options_.trace == nullptr) return;
  record_stack(thread, operation.place);
  if (!thread.state.asleep && !can_take_effect(thread, operation)) {
    Event* const event = record(thread);
    event->blocks = true;
    event->partner = holder(thread);
  }
}

void Scheduler::hand_on() {
  Thread& me = *current_;
  Thread& next = choose_next();
  if (&next == &me) return;
  current_ = &next;
  give_turn(me.seat, next.seat);
}

Event* Scheduler::take_effect(Thread& thread) {
  const Operation& operation = pending_[static_cast<std::size_t>(thread.id)];
  if (operation.deadline != no_deadline) --timed_count_;
  if (timed_count_ > 0) timer_open_ = true;
  clock_reads_ = plain_accesses_ = 0;
  thread.state.stretches = 0;
  ++in_a_row_;
  if (polling_count_ > 0) let_others_look(thread);
  const auto word = static_cast<std::uint64_t>(thread.id) << 8 | static_cast<std::uint64_t>(operation.kind);
  hash_ = (hash_ ^ word) * 0x100000001b3;
  if (++steps_ > static_cast<std::uint64_t>(options_.step_limit)) fail(FailureKind::livelock);
  return options_.trace != nullptr ? record(thread) : nullptr;
}

bool Scheduler::sleep(const Operation& operation, SyncObject& object, SyncObject* mutex) {
  Thread& me = *current_;
  Thread::State& state = me.state;
  state.asleep = true;
  state.woken = state.timed_out = state.spurious = false;
  state.second = mutex;
  state.slept_since = steps_;
  ++object.sleepers;
  if (operation.kind == Kind::wait) state.may_wake = true, ++wakeable_count_;
  announce(me, operation, &object);
  if (passed(operation.deadline)) wake_up(me, true, false);
  hand_on();
  take_effect(me);
  const bool woken = state.woken;
  state.woken = state.timed_out = state.spurious = false;
  return woken;
}

void Scheduler::sleep_until_others_ran(const Operation& operation) {
  Thread::State& state = current_->state;
  state.polls = true;
  state.others_ran = false;
  ++polling_count_;
  point(operation);
  --polling_count_;
  state.polls = false;
}

void Scheduler::let_others_look(const Thread& thread) {
  for (int i = 0; i < thread_count_; ++i) {
    Thread& other = threads_[static_cast<std::size_t>(i)];
    if (&other != &thread) other.state.others_ran = true;
  }
}

// A wait goes on with the lock of its mutex, an operation like any other.
void Scheduler::wake_up(Thread& thread, bool timed_out, bool spurious) {
  Thread::State& state = thread.state;
  Operation& operation = pending_[static_cast<std::size_t>(thread.id)];
  state.asleep = false;
  state.woken = !timed_out;
  state.timed_out = timed_out;
  state.spurious = spurious;
  --state.object->sleepers;
  if (state.may_wake) state.may_wake = false, --wakeable_count_;
  if (state.second == nullptr) return;
  if (operation.deadline != no_deadline) --timed_count_;
  operation = {Kind::lock, state.second->address, 0, no_deadline, operation.place};
  state.object = state.second;
}

int Scheduler::wake(SyncObject& object, int most, ThreadId* first) {
  int woken = 0;
  while (woken < most && object.sleepers > 0) {
    int count = 0, usual = 0;
    for (int i = 0; i < thread_count_; ++i) {
      const Thread& sleeper = threads_[static_cast<std::size_t>(i)];
      if (!sleeper.state.asleep || sleeper.state.object != &object) continue;
      choices_[static_cast<std::size_t>(count)] = sleeper.id;
      if (sleeper.state.slept_since < thread(choices_[static_cast<std::size_t>(usual)]).state.slept_since)
        usual = count;
      ++count;
    }
    const bool all = count <= most - woken;
    const int taken = all ? 0 : choose(DecisionKind::waiter, count, usual);
    Thread& sleeper = thread(choices_[static_cast<std::size_t>(taken)]);
    if (first != nullptr && woken == 0) *first = sleeper.id;
    wake_up(sleeper, false, false);
    ++woken;
  }
  if (woken == 0) ++object.wasted;
  progressed();
  return woken;
}

void Scheduler::looked(std::uintptr_t address, std::uint64_t value) {
  Thread::State& state = current_->state;
  state.spin.looked(address, value);
  if (state.spin.spinning()) state.gives_way = true, state.spin.gave_way();
}

Thread* Scheduler::create(void* (*function)(void*), void* argument) {
  if (thread_count_ == max_threads) fail(FailureKind::limit, 0, "more than 128 threads");
  const auto id = static_cast<ThreadId>(thread_count_);
  Thread& created = thread(id);
  if (!make_seat(created.seat, id)) return nullptr;
  created.id = id;
  created.seat.fresh = true;
  created.state = {};
  created.state.function = function;
  created.state.argument = argument;
  pending_[static_cast<std::size_t>(id)] = {};
  ++thread_count_, ++live_count_;
  return &created;
}

void Scheduler::finish() {
  Thread& me = *current_;
  mark({.kind = Kind::exit});
  progressed();
  if (detects_) races_.ended(me.id);
  me.state.finished = true;
  if (--live_count_ == 0) give_last_turn(me.seat, home_);
  Thread& next = choose_next();
  current_ = &next;
  give_last_turn(me.seat, next.seat);
}

}  // namespace explore
