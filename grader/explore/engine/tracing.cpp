// The scheduler's record of an execution. Nothing here runs unless a trace was asked for.
#include <unwind.h>

#include "explore/engine/scheduler.hpp"

namespace explore {
namespace {

constexpr std::size_t deepest_stack = 64;

_Unwind_Reason_Code add_frame(_Unwind_Context* context, void* argument) {
  auto& stack = *static_cast<std::vector<const void*>*>(argument);
  const auto address = _Unwind_GetIP(context);
  if (address == 0 || stack.size() == deepest_stack) return _URC_END_OF_STACK;
  stack.push_back(reinterpret_cast<const void*>(address));
  return _URC_NO_REASON;
}

}  // namespace

// The frames of the runtime itself are left out: those above the one that called into it.
void walk_stack(std::vector<const void*>& stack, const void* place) {
  stack.clear();
  _Unwind_Backtrace(add_frame, &stack);
  for (std::size_t i = 0; i < stack.size(); ++i) {
    if (stack[i] != place) continue;
    stack.erase(stack.begin(), stack.begin() + static_cast<std::ptrdiff_t>(i));
    return;
  }
}

void Scheduler::record_names() {
  auto& names = options_.trace->thread_names;
  names.clear();
  for (int i = 0; i < thread_count_; ++i)
    names.emplace_back(threads_[static_cast<std::size_t>(i)].state.name.data());
}

void Scheduler::record_stack(Thread& thread, const void* place) { walk_stack(thread.stack, place); }

Event* Scheduler::record(const Thread& thread) {
  auto& events = options_.trace->events;
  events.push_back({.thread = thread.id,
                    .operation = pending_[static_cast<std::size_t>(thread.id)],
                    .spurious = thread.state.spurious,
                    .timed_out = thread.state.timed_out,
                    .switched = switched_,
                    .decision = placed_by_,
                    .now = now_,
                    .stack = thread.stack});
  switched_ = Switch::none;
  placed_by_ = -1;
  if (detects_) races_.note_event(static_cast<int>(events.size()) - 1);
  return &events.back();
}

}  // namespace explore
