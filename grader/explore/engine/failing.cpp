// How an execution ends badly.
#include "explore/engine/scheduler.hpp"

namespace explore {

void Scheduler::fail(Failure failure) {
  if (failure.thread == no_thread) failure.thread = current_->id;
  failure_ = std::move(failure);
  if (options_.trace != nullptr) record_unfinished();
  give_last_turn(current_->seat, home_);
}

void Scheduler::fail(FailureKind kind, std::uintptr_t object, const char* message) {
  fail(Failure{.kind = kind, .message = message, .thread = current_->id, .object = object});
}

void Scheduler::fail_here(FailureKind kind, const char* message) {
  Access access{.thread = current_->id};
  if (options_.trace != nullptr) walk_stack(access.stack, nullptr);
  fail(Failure{.kind = kind, .message = message, .accesses = {std::move(access)}});
}

// Whom the thread's pending operation waits for; no_thread when it is not one thread.
ThreadId Scheduler::holder(const Thread& thread) const {
  const Operation& operation = pending_[static_cast<std::size_t>(thread.id)];
  if (thread.state.finished || thread.state.asleep) return no_thread;
  switch (operation.kind) {
    case Kind::join:
      return static_cast<ThreadId>(operation.object);
    case Kind::lock:
    case Kind::lock_shared:
    case Kind::enter_once:
      break;
    default:
      return no_thread;
  }
  if (thread.state.object == nullptr) return no_thread;  // Took effect at once (mark): nothing is waited for.
  const SyncObject& object = *thread.state.object;
  if (object.owner != no_thread) return object.owner;
  for (ThreadId id = 0; id < thread_count_; ++id) {
    if (object.shared_by.has(id)) return id;
  }
  return no_thread;
}

std::optional<Failure> Scheduler::lock_cycle() const {
  for (int start = 0; start < thread_count_; ++start) {
    ThreadId at = static_cast<ThreadId>(start);
    for (int hops = 0; hops < thread_count_; ++hops) {
      at = holder(threads_[static_cast<std::size_t>(at)]);
      if (at == no_thread) break;
      if (at == start) {
        return Failure{.kind = FailureKind::deadlock,
                       .thread = at,
                       .object = pending_[static_cast<std::size_t>(at)].object};
      }
    }
  }
  return std::nullopt;
}

const Thread* Scheduler::wants_a_lock_of(const Thread& sleeper) const {
  for (int i = 0; i < thread_count_; ++i) {
    const Thread& thread = threads_[static_cast<std::size_t>(i)];
    const bool joins = pending_[static_cast<std::size_t>(i)].kind == Kind::join;
    if (!joins && holder(thread) == sleeper.id) return &thread;
  }
  return nullptr;
}

// A cycle of holders is a deadlock whatever else sleeps. Otherwise somebody asleep for a notification is at
// the root of it: best one whose object was notified while nobody slept on it. Where nothing was said too
// early, and the sleeper keeps a lock that others need, they may be kept from saying it: a deadlock again.
void Scheduler::nobody_can_go_on() {
  if (auto cycle = lock_cycle()) fail(std::move(*cycle));
  const Thread* waiting = nullptr;
  const Thread* sleeping = nullptr;
  for (int i = thread_count_ - 1; i >= 0; --i) {
    const Thread& thread = threads_[static_cast<std::size_t>(i)];
    if (thread.state.finished) continue;
    if (!thread.state.asleep) {
      if (pending_[static_cast<std::size_t>(i)].kind != Kind::join) waiting = &thread;
      continue;
    }
    const Kind kind = pending_[static_cast<std::size_t>(i)].kind;
    if (kind != Kind::wait && kind != Kind::await_change) continue;
    if (sleeping == nullptr || thread.state.object->wasted >= sleeping->state.object->wasted)
      sleeping = &thread;
  }
  if (sleeping != nullptr && sleeping->state.object->wasted == 0) {
    if (const Thread* kept_out = wants_a_lock_of(*sleeping)) {
      fail(Failure{.kind = FailureKind::deadlock,
                   .thread = kept_out->id,
                   .object = pending_[static_cast<std::size_t>(kept_out->id)].object});
    }
  }
  const FailureKind kind = sleeping != nullptr ? FailureKind::lost_wakeup : FailureKind::deadlock;
  const Thread* culprit = sleeping != nullptr ? sleeping : waiting;
  if (culprit == nullptr) culprit = current_;
  fail(Failure{
      .kind = kind, .thread = culprit->id, .object = pending_[static_cast<std::size_t>(culprit->id)].object});
}

void Scheduler::record_unfinished() {
  Trace& trace = *options_.trace;
  for (int i = 0; i < thread_count_; ++i) {
    const Thread& thread = threads_[static_cast<std::size_t>(i)];
    if (thread.state.finished) continue;
    Unfinished unfinished{.thread = thread.id,
                          .waits = pending_[static_cast<std::size_t>(i)],
                          .holder = holder(thread),
                          .stack = thread.stack};
    for (const SyncObject* object = objects_.begin_used(); object != objects_.end_used(); ++object) {
      if (object->owner == thread.id || object->shared_by.has(thread.id))
        unfinished.held.push_back(object->address);
    }
    trace.unfinished.push_back(std::move(unfinished));
  }
}

}  // namespace explore
