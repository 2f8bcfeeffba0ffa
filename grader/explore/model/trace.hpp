// One execution as it was, step by step: recorded only when a failure is replayed for the report.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "explore/model/failure.hpp"
#include "explore/model/operation.hpp"

namespace explore {

/// Why the step before this one was another thread's.
enum class Switch : std::uint8_t { none, blocked, preempted, ended, yielded };

struct Event {
  ThreadId thread = 0;
  Operation operation;
  bool blocks = false;    ///< the thread tried, and sleeps from here on
  bool succeeded = true;  ///< try_lock, timed forms, compare_exchange: got it
  bool spurious = false;  ///< woken for no reason
  bool timed_out = false;
  bool stale = false;  ///< a weak load that did not see the newest store
  std::uint64_t before = 0,
                after = 0;         ///< an atomic's or semaphore's value; waiters before and after a notify
  ThreadId partner = no_thread;    ///< whom a notify woke, who holds the lock waited for, who was created
  Switch switched = Switch::none;  ///< how the turn came to this thread
  int decision = -1;               ///< index of the decision that put it here, -1: there was no choice
  Nanoseconds now = 0;
  std::vector<const void*> stack;  ///< return addresses, innermost first
};

/// A thread that had not ended when the execution did.
struct Unfinished {
  ThreadId thread = 0;
  Operation waits;                   ///< what it cannot do
  ThreadId holder = no_thread;       ///< who holds what it waits for
  std::vector<std::uintptr_t> held;  ///< locks it holds
  std::vector<const void*> stack;
};

struct Trace {
  std::vector<Event> events;
  std::vector<Unfinished> unfinished;
  std::vector<std::string> thread_names;  ///< by id; pthread_setname_np, else empty
  bool steered = true;  ///< false: the schedule is the usual one, no choice had to be forced
};

}  // namespace explore
