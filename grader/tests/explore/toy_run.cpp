#include <algorithm>

#include "toy_program.hpp"

namespace toy {
namespace {

constexpr int step_limit = 2'000;

/// Plays the engine's part for one toy program.
class Engine {
 public:
  Engine(const Program& program, explore::Chooser& chooser) : state_(program), chooser_(chooser) {}

  Run run() {
    chooser_.begin();
    while (!state_.ended() && !state_.failed() && run_.ending.steps < step_limit) {
      inject();
      if (!let_time_pass()) break;
      take_step(choose_thread());
    }
    if (state_.failed())
      fail(explore::FailureKind::check);
    else if (run_.ending.steps == step_limit)
      fail(explore::FailureKind::livelock);
    else if (!state_.ended())
      fail(explore::FailureKind::deadlock);
    run_.outcome = state_.outcome();
    run_.ending.hash = std::hash<std::string>()(run_.schedule);
    return std::move(run_);
  }

 private:
  void inject() {
    const std::vector<int> sleepers = state_.may_wake_spuriously();
    if (!sleepers.empty()) {
      const int who = ask(explore::DecisionKind::spurious, with_nobody(sleepers));
      if (who >= 0) state_.wake_spuriously(who);
      if (who >= 0) run_.schedule += " s" + std::to_string(who);
    }
    const int timer = state_.first_timer();
    if (timer >= 0 && state_.early_timer_left() && !ready().empty()) {
      const bool fires = ask(explore::DecisionKind::timer, with_nobody({timer})) >= 0;
      if (fires) state_.fire_timer(true);
      if (fires) run_.schedule += " t";
    }
  }

  static std::vector<int> with_nobody(std::vector<int> threads) {
    threads.insert(threads.begin(), explore::no_thread);
    return threads;
  }

  std::vector<int> ready() const {
    std::vector<int> threads;
    for (int thread = 0; thread < state_.threads(); ++thread) {
      if (state_.enabled(thread)) threads.push_back(thread);
    }
    return threads;
  }

  bool let_time_pass() {
    while (ready().empty() && state_.first_timer() >= 0) state_.fire_timer(false);
    return !ready().empty();
  }

  int choose_thread() {
    std::vector<int> options = ready();
    const bool can_go_on = running_ >= 0 && state_.enabled(running_);
    const bool gives_way = can_go_on && yielded_ && options.size() > 1;
    if (gives_way) options.erase(std::find(options.begin(), options.end(), running_));
    int usual = 0;
    if (can_go_on && !gives_way) {
      usual = static_cast<int>(std::find(options.begin(), options.end(), running_) - options.begin());
    } else {  // The next in line.
      const auto next = std::upper_bound(options.begin(), options.end(), running_);
      usual = next == options.end() ? 0 : static_cast<int>(next - options.begin());
    }
    return ask(explore::DecisionKind::thread, options, usual, can_go_on && !gives_way);
  }

  void take_step(int thread) {
    const std::vector<int> waiters = state_.waiters(thread);
    const bool yields = state_.pending(thread).kind == explore::Kind::yield;
    run_.schedule += ' ' + std::to_string(thread);
    run_.ending.switches += thread == running_ ? 0 : 1;
    ++run_.ending.steps;
    running_ = thread;
    const int wakes = waiters.empty() ? -1 : ask(explore::DecisionKind::waiter, waiters);
    if (waiters.size() > 1) run_.schedule += 'w' + std::to_string(wakes);
    const bool fails = state_.may_fail_weakly(thread) && ask(explore::DecisionKind::failure, {0, 1}) == 1;
    if (fails) run_.schedule += 'f';
    state_.step(thread, wakes, fails);
    yielded_ = yields || state_.polls(thread);
  }

  int ask(explore::DecisionKind kind, const std::vector<int>& values, int usual = 0, bool preempts = false) {
    if (values.size() == 1 && !chooser_.sees_forced_steps()) return values[0];
    const std::vector<std::int16_t> options(values.begin(), values.end());
    std::array<explore::Operation, most_threads> pending;
    std::array<bool, most_threads> enabled{};
    for (int thread = 0; thread < state_.threads(); ++thread) {
      pending[static_cast<std::size_t>(thread)] = state_.pending(thread);
      enabled[static_cast<std::size_t>(thread)] = state_.enabled(thread);
    }
    const auto threads = static_cast<std::size_t>(state_.threads());
    const explore::Decision decision{kind,
                                     options,
                                     usual,
                                     preempts,
                                     std::span(pending).first(threads),
                                     std::span(enabled).first(threads),
                                     static_cast<explore::ThreadId>(running_)};
    return values.at(static_cast<std::size_t>(chooser_.choose(decision)));
  }

  void fail(explore::FailureKind kind) {
    run_.ending.failure = explore::Failure{};
    run_.ending.failure->kind = kind;
  }

  State state_;
  explore::Chooser& chooser_;
  Run run_;
  int running_ = explore::no_thread;
  bool yielded_ = false;
};

}  // namespace

Run run(const Program& program, explore::Chooser& chooser) { return Engine(program, chooser).run(); }

}  // namespace toy
