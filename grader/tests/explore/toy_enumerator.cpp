#include "toy_enumerator.hpp"

#include <algorithm>

namespace toy {
namespace {

class Enumerator {
 public:
  Enumerator(const Program& program, std::size_t most) : program_(program), most_(most) {}

  Everything run() {
    go(State(program_), "", 0, -1, false, 0);
    return std::move(found_);
  }

 private:
  /// One more point of an execution: who wakes for no reason?
  void go(const State& state, const std::string& schedule, int preemptions, int last, bool yielded,
          int steps) {
    if (!found_.complete) return;
    if (state.ended() || state.failed()) return end(state, schedule, preemptions);
    if (steps > 200) found_.complete = false;
    with_timers(state, schedule, preemptions, last, yielded, steps);
    for (const int sleeper : state.may_wake_spuriously()) {
      State woken = state;
      woken.wake_spuriously(sleeper);
      with_timers(woken, schedule + " s" + std::to_string(sleeper), preemptions, last, yielded, steps);
    }
  }

  void with_timers(State state, const std::string& schedule, int preemptions, int last, bool yielded,
                   int steps) {
    if (state.first_timer() >= 0 && state.early_timer_left() && anybody(state)) {
      State later = state;
      later.fire_timer(true);
      with_threads(later, schedule + " t", preemptions, last, yielded, steps);
    }
    while (!anybody(state) && state.first_timer() >= 0) state.fire_timer(false);
    if (!anybody(state)) return end(state, schedule, preemptions);
    with_threads(state, schedule, preemptions, last, yielded, steps);
  }

  void with_threads(const State& state, const std::string& schedule, int preemptions, int last, bool yielded,
                    int steps) {
    const bool could_go_on = last >= 0 && state.enabled(last);
    const bool alone = count(state) == 1;
    for (int thread = 0; thread < state.threads(); ++thread) {
      if (!state.enabled(thread)) continue;
      bool costs = could_go_on && thread != last;
      if (could_go_on && yielded && !alone) {
        if (thread == last) continue;
        costs = thread != next_in_line(state, last);
      }
      steps_of(state, thread, schedule + ' ' + std::to_string(thread), preemptions + (costs ? 1 : 0), steps);
    }
  }

  void steps_of(const State& state, int thread, const std::string& schedule, int preemptions, int steps) {
    const bool yields = state.pending(thread).kind == explore::Kind::yield;
    const auto step = [&](const std::string& label, int cost, int wakes, bool fails) {
      State after = state;
      after.step(thread, wakes, fails);
      go(after, schedule + label, preemptions + cost, thread, yields || after.polls(thread), steps + 1);
    };
    const std::vector<int> waiters = state.waiters(thread);
    if (waiters.size() <= 1) step("", 0, waiters.empty() ? -1 : waiters[0], false);
    for (const int waiter : waiters) {
      if (waiters.size() > 1) step('w' + std::to_string(waiter), 0, waiter, false);
    }
    if (state.may_fail_weakly(thread)) step("f", 1, -1, true);
  }

  static int next_in_line(const State& state, int last) {
    for (int distance = 1;; ++distance) {
      const int thread = (last + distance) % state.threads();
      if (state.enabled(thread)) return thread;
    }
  }

  static int count(const State& state) {
    int enabled = 0;
    for (int thread = 0; thread < state.threads(); ++thread) enabled += state.enabled(thread) ? 1 : 0;
    return enabled;
  }
  static bool anybody(const State& state) { return count(state) > 0; }

  void end(const State& state, const std::string& schedule, int preemptions) {
    found_.outcomes.insert(state.outcome());
    found_.preemptions.emplace(schedule, preemptions);
    if (state.failed() || !state.ended()) {
      found_.fewest_to_fail = std::min(found_.fewest_to_fail, preemptions);
    }
    found_.complete &= found_.preemptions.size() <= most_;
  }

  const Program& program_;
  std::size_t most_;
  Everything found_;
};

}  // namespace

Everything everything(const Program& program, std::size_t most_schedules) {
  return Enumerator(program, most_schedules).run();
}

}  // namespace toy
