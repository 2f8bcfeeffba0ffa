#include "explore/search/search.hpp"

#include <algorithm>
#include <chrono>

#include "explore/search/bounded_search.hpp"
#include "explore/search/portfolio.hpp"
#include "explore/search/profile.hpp"
#include "explore/search/replay.hpp"
#include "explore/search/sleep_sets.hpp"

namespace explore {
namespace {

/// Executions are as long as they like; a search of long ones must end as well.
constexpr std::uint64_t steps_per_schedule = 150;

/// Schedules for all interleavings where the bounds were too big.
constexpr std::uint64_t brief_try = 1'000;

/// Each leaves threads and memory behind.
constexpr int most_toolchain_faults = 64;

/// After `run` of at most `most` schedules: is it plain that there are far more? `explored` is an estimate,
/// and may be wrong by much in a tree that branches unevenly.
template <class Explored>
bool hopeless(std::uint64_t run, std::uint64_t most, const Explored& explored) {
  constexpr double doubt = 10;
  const std::uint64_t every = std::max<std::uint64_t>(512, most / 8);
  if (run == 0 || run % every != 0) return false;
  return static_cast<double>(run) > explored() * doubt * static_cast<double>(most);
}

class Search {
 public:
  Search(const RunOnce& run_once, const SearchOptions& options) : run_once_(run_once), options_(options) {}

  SearchResult run() {
    const auto began = std::chrono::steady_clock::now();
    if (repeats_itself()) {
      exhaust_bounds();
      try_all_interleavings();
      sample();
    }
    result_.coverage.seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
    return std::move(result_);
  }

 private:
  enum class Phase : std::uint8_t {
    complete,
    gave_up,
    ended
  };  ///< ended: by a failure, or by too many faults

  bool repeats_itself();
  void exhaust_bounds();
  void try_all_interleavings();
  void sample();

  Phase exhaust(BoundedSearch& bounded);
  Phase exhaust(SleepSets& sleep_sets, std::uint64_t most);
  /// False: the search is over.
  bool run_once(Recorder& chooser);
  bool fail(Ending ending, const Schedule& schedule);
  bool fail_as_nondeterministic(const Schedule& schedule);
  bool within_limits() const;

  const RunOnce& run_once_;
  const SearchOptions& options_;
  SearchResult result_;
  Profile profile_;
  std::uint64_t steps_ = 0, longest_ = 0, redundant_ = 0;
  bool time_passed_ = false;
  int toolchain_faults_ = 0;
  bool over_ = false;
};

/// The usual schedule twice must be the same twice. The first execution of all may differ: it initialises
/// static locals, once. But a schedule that passes and then fails depends on what is left from run to run.
bool Search::repeats_itself() {
  std::uint64_t last_hash = 0;
  for (int run = 0; run < 3; ++run) {
    Replay usual({});
    Ending ending = run_once_(usual);
    if (ending.failure && ending.failure->kind == FailureKind::toolchain) return true;  // Counted below.
    if (ending.failure && run == 0) {
      result_.coverage.schedules = 1;
      return fail(std::move(ending), {});
    }
    if (ending.failure) break;
    if (run > 0 && ending.hash == last_hash) return true;
    last_hash = ending.hash;
  }
  return fail_as_nondeterministic({});
}

void Search::exhaust_bounds() {
  Coverage& coverage = result_.coverage;
  BoundedSearch bounded(options_.exhaust_limit);
  std::uint64_t before = 0;
  while (exhaust(bounded) == Phase::complete) {
    before = coverage.schedules;
    coverage.exhausted_bound = bounded.bound();
    if (bounded.known_ahead() == 0) {  // Nowhere could one preemption more be made.
      coverage.exhausted_bound = options_.preemption_bound;
      coverage.all_interleavings = true;
      return;
    }
    const bool too_many = bounded.known_ahead() + coverage.schedules > options_.exhaust_limit;
    if (bounded.bound() == options_.preemption_bound || too_many || !bounded.deepen()) return;
  }
  coverage.beyond = coverage.schedules - before;
}

Search::Phase Search::exhaust(BoundedSearch& bounded) {
  const std::uint64_t before = result_.coverage.schedules;
  do {
    const std::uint64_t run = result_.coverage.schedules - before;
    if (!within_limits() ||
        hopeless(run, options_.exhaust_limit - before, [&] { return bounded.explored(); })) {
      return Phase::gave_up;
    }
    if (!run_once(bounded)) return Phase::ended;
    if (bounded.diverged()) return fail_as_nondeterministic(bounded.schedule()), Phase::ended;
  } while (bounded.next());
  return Phase::complete;
}

/// Tried for twice as long again as the bounds took, or briefly where those could not be exhausted. Not where
/// time passed: when a thread reads a clock, its neighbours' steps matter, and nobody announces that.
void Search::try_all_interleavings() {
  Coverage& coverage = result_.coverage;
  const bool no_end = profile_.decisions(DecisionKind::value) + profile_.decisions(DecisionKind::failure) > 0;
  if (!options_.try_all_interleavings || over_ || coverage.all_interleavings || no_end || time_passed_)
    return;
  const std::uint64_t before = coverage.schedules;
  const bool small = coverage.exhausted_bound == options_.preemption_bound;
  const std::uint64_t most = small ? std::max(brief_try, 2 * before) : brief_try;
  SleepSets sleep_sets;
  const Phase phase = exhaust(sleep_sets, most);
  coverage.all_interleavings = phase == Phase::complete && !sleep_sets.unbounded() && !time_passed_;
  coverage.beyond += coverage.all_interleavings ? before + redundant_ : coverage.schedules - before;
}

Search::Phase Search::exhaust(SleepSets& sleep_sets, std::uint64_t most) {
  // Loops that poll have no longest execution; unfair ones would end as a livelock that is none.
  const std::uint64_t endless = 4 * longest_ + 100;
  const std::uint64_t before = result_.coverage.schedules;
  do {
    const std::uint64_t run = result_.coverage.schedules - before;
    if (!within_limits() || run == most || longest_ > endless) return Phase::gave_up;
    if (hopeless(run, most, [&] { return sleep_sets.explored(); })) return Phase::gave_up;
    if (!run_once(sleep_sets)) return Phase::ended;
    redundant_ += sleep_sets.redundant() ? 1 : 0;
    if (sleep_sets.diverged()) return fail_as_nondeterministic(sleep_sets.schedule()), Phase::ended;
  } while (!sleep_sets.unbounded() && sleep_sets.next());
  return Phase::complete;
}

void Search::sample() {
  if (over_ || result_.coverage.all_interleavings) return;
  Portfolio portfolio(profile_, options_.seed);
  for (std::uint64_t n = 0; n < options_.sampled_schedules; ++n) {
    ++result_.coverage.sampled;
    if (!run_once(portfolio.strategy(n))) return;
  }
}

bool Search::run_once(Recorder& chooser) {
  Ending ending = run_once_(chooser);
  ++result_.coverage.schedules;
  steps_ += ending.steps;
  longest_ = std::max(longest_, ending.steps);
  time_passed_ |= ending.virtual_time > 0;
  profile_.add(chooser.tally());
  return !ending.failure || fail(std::move(ending), chooser.schedule());
}

/// True: not the learner's, the search goes on.
bool Search::fail(Ending ending, const Schedule& schedule) {
  if (ending.failure->kind == FailureKind::toolchain) {
    result_.coverage.toolchain = ending.failure->message;
    over_ = ++toolchain_faults_ == most_toolchain_faults;
    return !over_;
  }
  over_ = true;
  result_.failed = std::move(ending);
  result_.schedule = schedule;
  return false;
}

bool Search::fail_as_nondeterministic(const Schedule& schedule) {
  Ending ending;
  ending.failure = Failure{};
  ending.failure->kind = FailureKind::nondeterminism;
  ending.failure->message = "the same decisions led to another execution";
  return fail(std::move(ending), schedule);
}

bool Search::within_limits() const {
  return result_.coverage.schedules < options_.exhaust_limit &&
         steps_ < options_.exhaust_limit * steps_per_schedule;
}

}  // namespace

SearchResult search(const RunOnce& run_once, const SearchOptions& options) {
  return Search(run_once, options).run();
}

}  // namespace explore
