// What a controlled thread is about to do: the unit that the scheduler orders.
//
// A thread announces its next operation before it does it; the scheduler then decides who goes on. The
// operation takes effect when its thread is chosen, and only a thread whose operation can take effect may be
// chosen.
#pragma once

#include <cstdint>

namespace explore {

/// Numbered in the order of creation: 0 runs the body. The same in every schedule's replay.
using ThreadId = std::int16_t;
inline constexpr ThreadId no_thread = -1;
inline constexpr int max_threads = 128;

/// Virtual time since the execution's start.
using Nanoseconds = std::int64_t;
inline constexpr Nanoseconds no_deadline = -1;

/// A timed form is the same kind with a deadline.
enum class Kind : std::uint8_t {
  start,
  create,
  exit,
  join,
  detach,
  lock,
  try_lock,
  unlock,
  lock_shared,
  try_lock_shared,
  unlock_shared,
  wait,  ///< condition variable: gives the mutex (second) back and sleeps until woken
  notify_one,
  notify_all,
  acquire,  ///< semaphore
  try_acquire,
  release,
  arrive,  ///< latch or barrier: counts down, does not sleep
  await,   ///< latch or barrier: sleeps until the phase is over
  load,    ///< atomic
  store,
  read_modify_write,
  compare_exchange,
  fence,
  await_change,  ///< atomic wait: sleeps while the value is the old one
  wake_one,      ///< atomic notify_one, futex wake of one
  wake_all,
  enter_once,  ///< call_once, a static local's guard
  leave_once,
  sleep,
  yield,
  poll,  ///< a call into the kernel that may sleep: poll, ppoll, epoll_wait
  read,  ///< a plain access; an operation only where plain accesses are scheduling points
  write,
  note,  ///< nothing happens: a line for the trace
};

struct Operation {
  Kind kind = Kind::start;
  std::uintptr_t object =
      0;  ///< mutex, condition variable, atomic, …; for create and join the other thread's id
  std::uintptr_t second = 0;  ///< the mutex of a wait; else 0
  Nanoseconds deadline = no_deadline;
  const void* place = nullptr;  ///< return address in the code that asked for it
};

/// Could the order of the two matter? Operations of different threads commute when it is false. Conservative:
/// true when in doubt (anything with a deadline, sleeping and polling depend on everything).
bool dependent(const Operation& a, const Operation& b);

/// "lock", "notify_one": as a trace prints it.
const char* name_of(Kind kind);

}  // namespace explore
