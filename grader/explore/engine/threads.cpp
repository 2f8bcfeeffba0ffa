#include "explore/engine/threads.hpp"

#include <unwind.h>

#include <climits>

#include "explore/engine/control.hpp"
#include "explore/engine/scheduler.hpp"
#include "explore/engine/thread_locals.hpp"

namespace explore {
namespace {

constexpr unsigned key_limit = PTHREAD_KEYS_MAX;
std::array<void (*)(void*), key_limit> key_destructors{};

void run_exit_calls(Thread& me) {
  while (!me.exit_calls.empty()) {
    const ThreadExitCall call = me.exit_calls.back();
    me.exit_calls.pop_back();
    const InProgram program;
    call.destructor(call.object);
  }
}

// As POSIX says: a destructor may set values again, so several rounds.
void destroy_specifics(Thread& me) {
  for (int round = 0; round < PTHREAD_DESTRUCTOR_ITERATIONS && !me.specifics.empty(); ++round) {
    std::vector<Specific> values;
    values.swap(me.specifics);
    for (const Specific& specific : values) {
      auto* const destructor = key_destructors[specific.key];
      if (destructor == nullptr || specific.value == nullptr) continue;
      const InProgram program;
      destructor(specific.value);
    }
  }
  me.specifics.clear();
}

[[noreturn]] void end_thread(Thread& me) {
  if (!me.exit_calls.empty()) run_exit_calls(me);
  if (!me.specifics.empty()) destroy_specifics(me);
  me.in_use = false;
  scheduler.finish();
}

}  // namespace

void run_fresh_seat() {
  Thread& me = scheduler.current();
  reset_thread_locals();
  if (me.in_use) forget_exceptions();
  me.in_use = true;
  me.exit_calls.clear();
  me.specifics.clear();
  scheduler.started();
  {
    const InProgram program;
    me.state.result = me.state.function(me.state.argument);
  }
  end_thread(me);
}

void make_seats_ready(int count) {
  if (backend() == Backend::baton) return;
  for (int i = 0;
       i < count && make_seat(scheduler.thread(static_cast<ThreadId>(i)).seat, static_cast<ThreadId>(i));
       ++i) {
  }
}

Thread* create_thread(void* (*function)(void*), void* argument, bool detached, Request request) {
  Thread* const created = scheduler.create(function, argument);
  if (created == nullptr) return nullptr;
  created->state.detached = detached;
  Event* const event = scheduler.mark(
      {.kind = Kind::create, .object = static_cast<std::uintptr_t>(created->id), .place = request.place});
  if (event != nullptr) event->partner = created->id;
  scheduler.progressed();
  if (scheduler.detects()) scheduler.races().created(scheduler.current().id, created->id);
  return created;
}

bool join_thread(Thread& thread, Request request) {
  Event* const event = scheduler.point({.kind = Kind::join,
                                        .object = static_cast<std::uintptr_t>(thread.id),
                                        .deadline = request.deadline,
                                        .place = request.place});
  if (!thread.state.finished) {
    if (event != nullptr) event->succeeded = false, event->timed_out = true;
    return false;
  }
  thread.state.joined = true;
  if (scheduler.detects()) scheduler.races().joined(scheduler.current().id, thread.id);
  return true;
}

void detach_thread(Thread& thread, Request request) {
  scheduler.mark(
      {.kind = Kind::detach, .object = static_cast<std::uintptr_t>(thread.id), .place = request.place});
  thread.state.detached = true;
}

namespace {

_Unwind_Reason_Code stop_at_end(int, _Unwind_Action actions, _Unwind_Exception_Class, _Unwind_Exception*,
                                _Unwind_Context*, void* thread) {
  if ((actions & _UA_END_OF_STACK) == 0) return _URC_NO_REASON;
  controlled_pointer.store(nullptr, std::memory_order_relaxed);
  end_thread(*static_cast<Thread*>(thread));
}

}  // namespace

void exit_thread(void* result) {
  Thread& me = scheduler.current();
  me.state.result = result;
  static std::array<_Unwind_Exception, max_threads> exceptions;
  _Unwind_Exception& exception = exceptions[static_cast<std::size_t>(me.id)];
  exception = {};
  const InProgram program;
  _Unwind_ForcedUnwind(&exception, stop_at_end, &me);
  __builtin_trap();  // The unwinder comes back only when the stack cannot be read.
}

void at_thread_exit(void (*destructor)(void*), void* object) {
  scheduler.current().exit_calls.push_back({destructor, object});
}

bool set_specific(unsigned key, const void* value) {
  if (key >= key_limit) return false;
  auto& specifics = scheduler.current().specifics;
  for (Specific& specific : specifics) {
    if (specific.key == key) return specific.value = const_cast<void*>(value), true;
  }
  specifics.push_back({key, const_cast<void*>(value)});
  return true;
}

void* get_specific(unsigned key) {
  for (const Specific& specific : scheduler.current().specifics) {
    if (specific.key == key) return specific.value;
  }
  return nullptr;
}

void remember_key(unsigned key, void (*destructor)(void*)) {
  if (key < key_limit) key_destructors[key] = destructor;
}

}  // namespace explore
