// How an execution went wrong, in the engine's terms: ids and addresses. report/ puts it into words.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "explore/model/operation.hpp"

namespace explore {

enum class FailureKind : std::uint8_t {
  deadlock,     ///< nobody can go on, and locks or joins form a cycle or hold everybody up
  lost_wakeup,  ///< nobody can go on, and somebody sleeps for a notification that came too early or never
  data_race,
  check,  ///< explore::fail, a failed EXPECT or ASSERT, assert()
  use_after_free,
  double_free,
  heap_overflow,
  leak,
  double_lock,         ///< a thread locks a plain mutex that it holds
  foreign_unlock,      ///< a mutex unlocked by a thread that does not hold it
  destroyed_in_use,    ///< a mutex destroyed while locked, a condition variable while waited on
  livelock,            ///< the step limit: everybody runs, nobody gets on
  spin,                ///< one thread runs without a scheduling point
  uncaught_exception,  ///< also std::terminate and a joinable std::thread destroyed
  crash,               ///< a signal: SIGSEGV, SIGFPE, abort
  bad_exit,            ///< a program's status other than 0 (runner)
  toolchain,           ///< a known fault of the library, not the learner's: counted apart, never a failure
  unsupported,         ///< something the explorer cannot control: "not judged", with the call named
  limit,               ///< one of the explorer's own limits: "not judged", with the limit named
  nondeterminism,      ///< the same decisions gave another execution: uncontrolled randomness
};

/// "lost wake-up", "data race": the concept as verdicts name it.
const char* name_of(FailureKind kind);

/// One end of a data race, or the place where memory was allocated or freed.
struct Access {
  ThreadId thread = no_thread;
  bool write = false;
  bool atomic = false;
  int bytes = 0;
  int event = -1;                  ///< index into the trace, -1: not recorded
  std::vector<const void*> stack;  ///< innermost first; empty when not recorded
};

struct Failure {
  FailureKind kind = FailureKind::check;
  std::string message;          ///< a check's own words, a call's or limit's name; else empty
  ThreadId thread = no_thread;  ///< who met it
  std::uintptr_t object = 0;    ///< mutex, condition variable, address
  std::vector<Access>
      accesses;  ///< a race's two ends, oldest first; use after free: access, free, allocation
};

}  // namespace explore
