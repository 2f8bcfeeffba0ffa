// A thread under control.
#pragma once

#include <vector>

#include "explore/engine/seat.hpp"
#include "explore/engine/spin_watch.hpp"
#include "explore/engine/sync_object.hpp"
#include "explore/engine/thread_set.hpp"
#include "explore/model/operation.hpp"

namespace explore {

/// What a thread registered to be run at its end.
struct ThreadExitCall {
  void (*destructor)(void*);
  void* object;
};

/// A value of the thread's own under a pthread key.
struct Specific {
  unsigned key;
  void* value;
};

struct Thread {
  // What an execution needs to know of it; new in each.
  struct State {
    void* (*function)(void*) = nullptr;
    void* argument = nullptr;
    void* result = nullptr;
    bool finished = false, detached = false, joined = false;
    std::array<char, 16> name{};

    SyncObject* object = nullptr;  ///< of the pending operation
    SyncObject* second = nullptr;
    bool asleep = false;  ///< until woken or its deadline
    bool woken = false;
    bool timed_out = false;  ///< how the last sleep ended
    bool spurious = false;
    bool polls = false, others_ran = false;  ///< what it sleeps for lies in the kernel
    bool may_wake = false;                   ///< nobody has asked yet whether it wakes for no reason
    std::uint64_t slept_since = 0;           ///< step

    bool gives_way = false;  ///< at the next decision
    bool gave_way = false;   ///< and has not run since
    int stretches = 0;       ///< of plain accesses, since its last operation
    ThreadSet goes_after;    ///< those that run before it does, if they can
    SpinWatch spin;
  };

  ThreadId id = 0;
  State state;
  Seat seat;
  bool in_use = false;  ///< since its last fresh start, and not ended since
  std::vector<ThreadExitCall> exit_calls;
  std::vector<Specific> specifics;
  std::vector<const void*> stack;  ///< of the pending operation; only while a trace is recorded
};

}  // namespace explore
