#include "harness/speed_verdict.hpp"

#include <algorithm>
#include <cstdint>

namespace harness {
namespace {

using std::chrono::nanoseconds;
using namespace std::chrono_literals;

constexpr double quiet_load = 0.15;           // CPUs used by others.
constexpr nanoseconds quiet_needs = 250ms;    // The load of less time cannot be told from a tick.
constexpr nanoseconds scheduler_slice = 5ms;  // Shorter sleeps of many threads drown in a busy run queue.
constexpr std::size_t most_attempts = 3;

// Working code's sleeps meet in nearly every round: for a round without, one thread must start later than the
// other ends. So many rounds, and none with, is nobody's bad luck, however much waiting there was.
constexpr int serial_rounds_needed = 10;

struct Limits {
  int hits, solid_misses, least_rounds, most_rounds;
};

constexpr Limits limits_of(Phase phase) {
  return phase == Phase::overlap ? Limits{1, 5, 1, 20} : Limits{2, 5, 4, 60};
}

double ratio(nanoseconds base, nanoseconds time) {
  return static_cast<double>(base.count()) / static_cast<double>(std::max<std::int64_t>(1, time.count()));
}

// What the run would at least have taken had no thread waited for a CPU; may be negative when many waited at
// once.
nanoseconds without_waiting(const Sample& sample) { return sample.wall - sample.run_delay; }

nanoseconds median_wall(std::span<const Round> rounds) {
  std::vector<nanoseconds> walls;
  for (const Round& round : rounds) walls.push_back(round.baseline.wall);
  const auto middle = walls.begin() + static_cast<std::ptrdiff_t>(walls.size() / 2);
  std::nth_element(walls.begin(), middle, walls.end());
  return *middle;
}

// Interference only adds time, so the quickest baseline is the true one; its CPU time even leaves out
// waiting.
nanoseconds quickest(std::span<const Round> rounds) {
  nanoseconds least = nanoseconds::max();
  for (const Round& round : rounds) least = std::min({least, round.baseline.wall, round.baseline.cpu});
  return least;
}

class Judge {
 public:
  Judge(const Rules& rules, std::span<const Round> rounds)
      : rules_(rules), needed_(needed_ratio(rules)), quiet_(is_quiet(rounds)) {
    if (rules.phase == Phase::race && !rounds.empty()) {
      race_base_ = rules.baseline_is_bimodal ? median_wall(rounds) : quickest(rounds);
    }
  }

  nanoseconds base(const Round& round) const {
    return rules_.phase == Phase::overlap ? round.exact_base : race_base_;
  }

  bool hit(const Round& round) const { return ratio(base(round), round.submission.wall) >= needed_; }

  bool solid_miss(const Round& round) const {
    if (hit(round)) return false;
    return unexplained(round) || own_crowd(round);
  }

 private:
  static bool is_quiet(std::span<const Round> rounds) {
    if (rounds.empty()) return false;
    const Round& last = rounds.back();
    return last.elapsed >= quiet_needs && last.foreign_load && *last.foreign_load < quiet_load;
  }

  // The submission would have missed also without its waiting, and the hardware of this round could do it.
  bool unexplained(const Round& round) const {
    if (!rules_.run_delay_known && !quiet_) return false;
    if (rules_.phase == Phase::overlap && rules_.threads > 2 && round.each < scheduler_slice && !quiet_)
      return false;
    return ratio(base(round), without_waiting(round.submission)) < needed_ &&
           ratio(base(round), without_waiting(round.reference)) >= needed_;
  }

  // On a quiet machine, more threads than CPUs wait for nobody but each other.
  bool own_crowd(const Round& round) const {
    return quiet_ && round.submission.threads_peak > std::max(rules_.usable_cpus, rules_.threads) &&
           ratio(base(round), round.reference.wall) >= needed_;
  }

  const Rules& rules_;
  const double needed_;
  const bool quiet_;
  nanoseconds race_base_{0};
};

}  // namespace

double needed_ratio(const Rules& rules) {
  constexpr double late_wake_ups = 0.95;
  return rules.phase == Phase::overlap ? late_wake_ups * rules.target : rules.target;
}

int most_rounds(Phase phase) { return limits_of(phase).most_rounds; }

Tally tally(const Rules& rules, std::span<const Round> rounds) {
  const Judge judge(rules, rounds);
  Tally sum;
  for (const Round& round : rounds) {
    sum.hits += judge.hit(round) ? 1 : 0;
    sum.solid_misses += judge.solid_miss(round) ? 1 : 0;
    sum.serial_rounds += round.reference_inside_peak > 1 ? 1 : 0;
    sum.best = std::max(sum.best, ratio(judge.base(round), round.submission.wall));
    sum.reference_best = std::max(sum.reference_best, ratio(judge.base(round), round.reference.wall));
    sum.inside_peak = std::max(sum.inside_peak, round.inside_peak);
  }
  if (rules.phase == Phase::race || sum.inside_peak > 1) sum.serial_rounds = 0;  // Once is enough.
  if (!rounds.empty()) sum.foreign_load = rounds.back().foreign_load;
  return sum;
}

Verdict verdict_on(const Rules& rules, std::span<const Round> rounds) {
  for (const Round& round : rounds) {
    if (!round.reference_right) return Verdict::broken;
  }
  for (const Round& round : rounds) {
    if (!round.submission_right) return Verdict::wrong_result;
  }
  const Limits limits = limits_of(rules.phase);
  if (rounds.size() < static_cast<std::size_t>(limits.least_rounds)) return Verdict::undecided;
  const Tally sum = tally(rules, rounds);
  if (sum.hits >= limits.hits) return Verdict::pass;
  const int misses_needed = sum.hits == 0 ? limits.solid_misses : 3 * limits.solid_misses;
  const bool missed = sum.solid_misses >= misses_needed || sum.serial_rounds >= serial_rounds_needed;
  return rules.may_fail && missed ? Verdict::fail : Verdict::undecided;
}

bool attempt_is_over(const Rules& rules, std::span<const Round> rounds) {
  if (rounds.empty()) return false;
  return verdict_on(rules, rounds) != Verdict::undecided ||
         rounds.size() >= static_cast<std::size_t>(most_rounds(rules.phase)) ||
         rounds.back().elapsed >= rules.budget;
}

Verdict verdict_on(const Rules& rules, std::span<const Attempt> attempts) {
  if (attempts.empty()) return Verdict::undecided;
  const Verdict last = verdict_on(rules, attempts.back());
  if (last != Verdict::fail) return last;
  const bool confirmed =
      attempts.size() >= 2 && verdict_on(rules, attempts[attempts.size() - 2]) == Verdict::fail;
  return confirmed ? Verdict::fail : Verdict::undecided;
}

bool wants_another(const Rules& rules, std::span<const Attempt> attempts) {
  if (attempts.empty()) return true;
  if (attempts.size() >= most_attempts || verdict_on(rules, attempts) != Verdict::undecided) return false;
  const bool unconfirmed_fail = verdict_on(rules, attempts.back()) == Verdict::fail;
  return unconfirmed_fail || (attempts.size() == 1 && rules.retry_undecided);
}

}  // namespace harness
