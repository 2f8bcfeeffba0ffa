// One run of a scenario: what its processes share, and what each of them has called so far.
//
// The calls that stand in front of the C library's (byte_calls.cpp, process_calls.cpp) ask here; the sweep
// (faults.cpp) reads what they left. Nothing here uses the heap or a lock: a child forked at any moment may
// be the one that asks.
#pragma once

#include <sys/types.h>

#include <atomic>
#include <cstdint>

#include "harness/system_call.hpp"

namespace harness {

/// A set of faults.
class Faults {
 public:
  constexpr Faults() = default;
  void add(Fault fault) { bits_ |= bit(fault); }
  bool has(Fault fault) const { return (bits_ & bit(fault)) != 0; }
  bool empty() const { return bits_ == 0; }
  void remove(Fault fault) { bits_ &= ~bit(fault); }
  std::uint32_t bits() const { return bits_; }
  static std::uint32_t bit(Fault fault) { return 1U << static_cast<unsigned>(fault); }

 private:
  std::uint32_t bits_ = 0;
};

/// The addresses a call returns to, innermost first, as far as they are the program's own.
struct CallStack {
  static constexpr int deepest = 12;
  int count = 0;
  std::uintptr_t frames[deepest] = {};
};

struct SeenCall {
  CallPosition position;
  Faults possible;           ///< what this call may really meet
  std::uint32_t amount = 0;  ///< bytes it moved
  CallStack stack;
};

/// A fault that struck.
struct Struck {
  PlannedFault planned;
  std::uint32_t asked = 0;  ///< bytes the call asked for
  CallStack stack;
};

/// How a run ended, as far as it could say so itself.
enum class RunEnding : std::uint32_t {
  none,
  finished,
  check_failed,
  threw,
  stray_child,
  left_behind,
  killed_all
};

/// In memory that all processes of a run share.
struct SharedRun {
  static constexpr std::uint32_t most_calls = 4096;
  static constexpr std::uint32_t most_struck = 4;

  std::atomic<std::uint32_t> seen_count{0};
  SeenCall seen[most_calls];
  std::atomic<std::uint32_t> struck_count{0};
  std::atomic<std::uint32_t> struck_kinds{0};
  Struck struck[most_struck];

  /// The scenario's own process: its last call, and how many it made.
  std::atomic<std::uint64_t> calls{0};
  CallPosition last;
  CallStack last_stack;

  std::atomic<RunEnding> ending{RunEnding::none};  ///< the first thing that went wrong, or finished
  char message[4000] = {};
  char file[400] = {};
  int line = 0;
  CallStack culprit;  ///< of killed_all
  /// The machine really refused something, so that whatever went wrong may be its fault: errno, 0: nothing.
  std::atomic<int> refused{0};

  void clear();
  /// Takes the first verdict only. True: this was it.
  bool say(RunEnding what, const char* message_text);
};

/// From now on this process is the scenario's own, and its calls are watched. `recording`: all are listed.
void begin_run(SharedRun& run, const Plan& plan, bool recording);
void end_run();
/// The run that this process is part of; null outside.
SharedRun* current_run();
/// True in a process that the scenario forked.
bool in_forked_child();

/// A watched call's arrival: its number is taken.
struct Arrival {
  bool watched = false;
  CallPosition position;
  const PlannedFault* planned = nullptr;  ///< the fault it is to meet; null: none
};

/// `return_address`: of the call. `descriptor`: -1 where it has none.
Arrival arrive(SystemCall call, void* return_address, int descriptor = -1);
/// The call is over as the kernel wanted it. Leaves errno alone.
void depart(const Arrival& arrival, Faults possible, std::uint32_t amount, void* return_address);
/// The planned fault strikes now.
void strike(const Arrival& arrival, std::uint32_t asked, void* return_address);
/// fork() has returned 0 here.
void become_child(std::uint16_t number);
/// The number of the child that is about to be forked.
std::uint16_t next_child();
/// kill(-1, …) was kept from happening.
void tell_of_kill(void* return_address);

}  // namespace harness
