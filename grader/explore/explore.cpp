#include "explore/explore.hpp"

#include <stdexcept>

#include "explore/replay/attempt.hpp"
#include "explore/replay/forgiving_execution.hpp"
#include "explore/replay/replayer.hpp"
#include "explore/report/interleaving_of.hpp"
#include "explore/search/search.hpp"

namespace explore {
namespace {

constexpr const char* not_repeatable =
    "two runs of one schedule differed: the code depends on something that the explorer does not control, "
    "such as a global or static variable that keeps its value from one run to the next, or an address";

/// Why the failure says nothing of the code; empty for a finding.
std::string why_not_judged(const Failure& failure) {
  switch (failure.kind) {
    case FailureKind::unsupported:
      return failure.message + " is not supported";
    case FailureKind::limit:
      return failure.message;
    case FailureKind::nondeterminism:
      return not_repeatable;
    default:
      return {};
  }
}

void state_injections(Coverage& coverage, const Options& options) {
  coverage.spurious_wakeups = options.spurious_wakeups;
  coverage.early_timers = options.time == Time::adversarial ? options.early_timers : 0;
}

/// In this process: the last resort, and what a debugger can follow.
std::optional<Interleaving> drawn_here(const Body& body, const Options& options, const Schedule& schedule) {
  Trace trace;
  const Ending ending = attempt(body, options, schedule, &trace).ending;
  if (!ending.failure || !why_not_judged(*ending.failure).empty()) return std::nullopt;
  return interleaving_of(trace, *ending.failure);
}

/// Draws a failure that was found; says that nothing can be said when it does not come again.
void report(const Body& body, const Options& options, const SearchResult& found, Replayer& replayer,
            Result& result) {
  const Failure& failure = *found.failed->failure;
  result.coverage.not_judged = why_not_judged(failure);
  if (!result.coverage.not_judged.empty()) return;
  Schedule schedule = found.schedule;
  if (const std::optional<Schedule> least = replayer.minimised(schedule, failure)) {
    schedule = *least;
    result.interleaving = replayer.drawn(schedule);
  }
  if (!result.interleaving && !replayer.answered()) result.interleaving = drawn_here(body, options, schedule);
  if (result.interleaving) {
    result.interleaving->schedule = found.coverage.schedules;
    result.interleaving->token = token_of(schedule);
  } else {
    result.coverage.not_judged = not_repeatable;
  }
}

/// In this process, so that a debugger can follow.
Result replay(const Body& body, const Options& options) {
  Result result;
  state_injections(result.coverage, options);
  try {
    const Schedule schedule = schedule_of(options.replay);
    Trace trace;
    const Attempt again = attempt(body, options, schedule, &trace);
    result.coverage.schedules = 1;
    if (again.ending.failure) {
      result.coverage.not_judged = why_not_judged(*again.ending.failure);
      if (!result.coverage.not_judged.empty()) return result;
      result.interleaving = interleaving_of(trace, *again.ending.failure);
      result.interleaving->schedule = 1;
      result.interleaving->token = options.replay;
    } else if (!again.fits) {
      result.coverage.not_judged = "the token belongs to another version of the code";
    }
  } catch (const std::invalid_argument& refused) {
    result.coverage.not_judged = refused.what();
  }
  return result;
}

}  // namespace

Result explore(const Body& body, const Options& options) {
  if (!options.replay.empty()) return replay(body, options);
  Replayer replayer(body, options);
  const ExecutionOptions execution = execution_options(options);
  ForgivingExecution forgiving;
  const auto run_once = [&](Chooser& chooser) { return forgiving.execute(body, chooser, execution); };
  const SearchResult found =
      search(run_once, {.preemption_bound = options.preemption_bound,
                        .exhaust_limit = options.exhaust_limit,
                        .sampled_schedules = options.sampled_schedules,
                        .seed = options.seed,
                        .try_all_interleavings = options.memory == Memory::sequential});
  Result result;
  result.coverage = found.coverage;
  if (!forgiving.fault_of_library().empty()) result.coverage.toolchain = forgiving.fault_of_library();
  state_injections(result.coverage, options);
  if (found.failed) report(body, options, found, replayer, result);
  return result;
}

}  // namespace explore
