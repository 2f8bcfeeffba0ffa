// Runs a body once under control: one thread at a time, in the order a chooser decides.
//
// Requires: the code under test was compiled with -fsanitize=thread and the program linked without it and
// with
//   interpose/; the body creates all state it uses. One execution at a time in a process, on one thread.
// Guarantees: equal decisions give equal executions (operation for operation, addresses included) on every
//   backend. A failure ends the execution at once; its threads are parked for ever and their memory is kept,
//   so that a failed execution should be the last or one of few in a process.
//
// Example:
//   Ending ending = execute([] { ... }, chooser, {});
//   if (ending.failure) ...
#pragma once

#include <cstdint>
#include <functional>
#include <optional>

#include "explore/model/decision.hpp"
#include "explore/model/failure.hpp"
#include "explore/model/trace.hpp"

namespace explore {

/// How threads take turns. The schedules are the same; a debugger follows `baton` more easily.
enum class Backend : std::uint8_t { user_switch, baton };

/// Strict: time passes only when nobody can run, so durations can be asserted. Adversarial: a timer may also
/// fire while others could run, as on a busy machine, so a sleep orders nothing.
enum class Time : std::uint8_t { adversarial, strict };

/// Sequential: every load sees the newest store. Weak: it may see an older one where the orders asked for
/// allow it.
enum class Memory : std::uint8_t { sequential, weak };

struct ExecutionOptions {
  Time time = Time::adversarial;
  Memory memory = Memory::sequential;
  int spurious_wakeups = 1;  ///< at most, in one execution
  int early_timers = 2;      ///< adversarial time: at most, in one execution
  bool detect_races = true;
  bool plain_accesses_are_points = false;  ///< shows what a race leads to; slow
  int step_limit = 20'000;
  std::uint64_t random_seed = 1;  ///< what rand, getrandom and std::random_device give
  Trace* trace = nullptr;         ///< filled when given; slow
};

struct Ending {
  std::optional<Failure> failure;
  std::uint64_t steps = 0, switches = 0;
  std::uint64_t hash = 0;  ///< of the sequence of (thread, kind): two runs of one schedule must agree
  Nanoseconds virtual_time = 0;
  int threads = 0;
};

using Body = std::function<void()>;

Ending execute(const Body& body, Chooser& chooser, const ExecutionOptions& options);

/// True in code that runs under control now.
bool controlled();

/// Ends the execution with a failed check; returns only when nothing is controlled.
void fail(const char* message);

/// Races between these two places in the code end no execution from now on: a known fault of the library.
/// False: there are too many already.
bool let_race_pass(const void* one, const void* other);

/// Fixed at the first execution: INTERLEAVE_BACKEND=baton, or what the machine can do.
Backend backend();

}  // namespace explore
