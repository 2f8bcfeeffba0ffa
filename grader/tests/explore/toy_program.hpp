// Small concurrent programs as data, to search without an engine: threads are lists of instructions on
// mutexes, variables and condition variables. The state is a value, so that an enumerator can go every way
// from a copy of it.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "explore/engine/execution.hpp"
#include "explore/search/random.hpp"

namespace toy {

enum class Code {
  lock,
  unlock,
  try_lock,  ///< its value: did it succeed?
  load,
  store,
  add,
  weak_add,  ///< may fail for no reason; its value: did it succeed?
  wait,      ///< on condition variable `object`, with mutex `with`
  timed_wait,
  notify_one,
  notify_all,
  yield,
  // What follows is nobody else's business: done together with the instruction before it.
  jump_if,      ///< to `target`, if the last value is `value`
  jump_unless,  ///< to `target`, unless it is
  fail_if,      ///< a failed check, if the last value is `value`
};

struct Instruction {
  Code code = Code::yield;
  int object = 0;
  int value = 0;
  int with = 0;
  int target = 0;
};

using Thread = std::vector<Instruction>;
struct Program {
  std::vector<Thread> threads;
  int spurious_wakeups = 0;
  int early_timers = 0;
};

inline constexpr int most_threads = 8, most_objects = 4;

class State {
 public:
  explicit State(const Program& program);

  int threads() const { return static_cast<int>(program_->threads.size()); }
  bool ended() const;
  bool failed() const { return failed_; }
  bool enabled(int thread) const;
  explore::Operation pending(int thread) const;

  /// Does the thread's step wake one of several? Which it may wake, if so.
  std::vector<int> waiters(int thread) const;
  bool may_fail_weakly(int thread) const;
  /// The thread's next instruction, and what follows of its own business.
  void step(int thread, int wakes = -1, bool fails_weakly = false);

  /// Looked twice in a row at one variable and saw one value: it polls, and lets others go first.
  bool polls(int thread) const { return context(thread).looks >= 2; }

  std::vector<int> may_wake_spuriously() const;
  void wake_spuriously(int thread);
  /// Who has the first deadline, -1: nobody sleeps with one.
  int first_timer() const;
  /// `early`: although others could go on.
  void fire_timer(bool early);
  bool early_timer_left() const { return early_timers_ > 0; }

  /// Everything that a program can tell about how it went, other than by its schedule.
  std::string outcome() const;

 private:
  struct Context {
    int position = 0;
    int last_value = 0;
    int asleep_on = -1;  ///< condition variable
    int relocks = -1;    ///< mutex to take before it goes on from a wait
    int deadline = -1;
    int looks = 0;  ///< in a row, that saw the same
    int looked_at = -1;
    std::string seen;
  };

  const Instruction& next(int thread) const;
  Context& context(int thread) { return contexts_[static_cast<std::size_t>(thread)]; }
  const Context& context(int thread) const { return contexts_[static_cast<std::size_t>(thread)]; }
  void see(Context& context, int value);
  void look(Context& context, int variable, int value);
  void wake(int thread);
  void synchronise(Context& context, const Instruction& instruction, int thread, int wakes);
  void go_on(Context& context, int thread);

  const Program* program_;
  std::array<Context, most_threads> contexts_;
  std::array<int, most_objects> variables_{}, owners_{};
  int spurious_wakeups_, early_timers_;
  bool failed_ = false;
};

/// One execution, and what tells it from all others.
struct Run {
  explore::Ending ending;
  std::string schedule;  ///< every step and injected event, in order
  std::string outcome;
};

/// Asks as the engine does: at each step first for wake-ups for no reason and timers, then for the thread,
/// then for what its step leaves open.
Run run(const Program& program, explore::Chooser& chooser);

/// Two or three threads of a few instructions; every kind of instruction turns up, and most programs end.
Program random_program(explore::Random& random, bool timed, bool weak);

std::string text_of(const Program& program);

}  // namespace toy
