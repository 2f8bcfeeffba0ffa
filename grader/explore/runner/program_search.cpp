#include "explore/runner/program_search.hpp"

#include <stdexcept>

#include "explore/replay/forgiving_execution.hpp"
#include "explore/report/interleaving_of.hpp"
#include "explore/runner/meeting.hpp"
#include "explore/runner/own_process.hpp"
#include "explore/search/replay.hpp"
#include "explore/search/search.hpp"

namespace explore {
namespace {

/// Why the failure says nothing of the program; empty when it does.
std::string why_not_judged(const Failure& failure) {
  switch (failure.kind) {
    case FailureKind::unsupported:
      return "the program uses " + failure.message + ", which cannot be controlled";
    case FailureKind::limit:
      return "a limit of the explorer was met: " + failure.message;
    case FailureKind::nondeterminism:
      return "the same order of steps did not give the same run: something random is not controlled "
             "(addresses "
             "of the system's own making, a clock read by an instruction, files)";
    default:
      return {};
  }
}

class ProgramSearch {
 public:
  ProgramSearch(const Body& program, const RunnerSettings& settings)
      : program_(program), settings_(settings), process_({}) {
    meeting_ = Meeting(settings.meeting, settings.worker);
    execution_.time = settings.time;
    execution_.random_seed = settings.seed;
  }

  ProgramResult run() {
    return settings_.replay.empty() ? search_all() : run_again(schedule_of(settings_.replay));
  }

 private:
  ProgramResult search_all() {
    const SearchOptions options{.exhaust_limit = settings_.exhaust_limit,
                                .sampled_schedules = settings_.sampled_schedules,
                                .seed = settings_.seed + static_cast<std::uint64_t>(settings_.worker)};
    const SearchResult found = search([&](Chooser& chooser) { return run_once(chooser); }, options);
    if (found.failed || found.coverage.all_interleavings) meeting_.leave_word();
    ProgramResult result{.coverage = found.coverage};
    if (!forgiving_.fault_of_library().empty()) result.coverage.toolchain = forgiving_.fault_of_library();
    result.coverage.spurious_wakeups = execution_.spurious_wakeups;
    result.coverage.early_timers = settings_.time == Time::adversarial ? execution_.early_timers : 0;
    if (!found.failed) return result;
    const Failure failure = *found.failed->failure;
    result.coverage.not_judged = why_not_judged(failure);
    if (!result.coverage.not_judged.empty()) return result;
    const Schedule shortest =
        minimise(found.schedule, [&](const Schedule& schedule) { return fails_as(schedule, failure.kind); });
    result.interleaving = draw(shortest, failure);
    result.interleaving->schedule = result.coverage.schedules;
    return result;
  }

  Ending run_once(Chooser& chooser) {
    if (++runs_ % 50 == 0 && meeting_.is_over()) throw Meeting::Over();
    return execute(chooser);
  }

  /// A race that is the standard library's own is judged here, once, and known to all processes forked later.
  Ending execute(Chooser& chooser) { return forgiving_.execute(program_, chooser, execution_); }

  ProgramResult run_again(const Schedule& schedule) {
    ProgramResult result{.coverage = {.schedules = 1}};
    Replay replay(schedule);
    const Ending ending = execute(replay);
    if (!replay.fitted())
      result.coverage.not_judged =
          "the token asks for choices that this program does not have: it has changed";
    else if (ending.failure)
      result.interleaving = draw(schedule, *ending.failure);
    return result;
  }

  bool fails_as(const Schedule& schedule, FailureKind kind) {
    Replay replay(schedule);
    const Ending ending = execute(replay);
    return ending.failure && ending.failure->kind == kind;
  }

  /// Drawn where the trace is, in the process that failed; a program that ends otherwise there (a crash that
  /// leaves no time) is told in words only.
  Interleaving draw(const Schedule& schedule, const Failure& failure) {
    Trace trace;
    ExecutionOptions traced = execution_;
    traced.trace = &trace;
    Replay replay(schedule);
    const std::string told = process_.execute_and_tell(program_, replay, traced, [&](const Ending& ending) {
      trace.steered = !schedule.empty();
      return ending.failure ? to_json({}, interleaving_of(trace, *ending.failure)) : std::string();
    });
    Coverage unused;
    std::optional<Interleaving> drawn;
    if (!told.empty()) from_json(told, unused, drawn);
    Interleaving interleaving = drawn ? *std::move(drawn) : in_words(failure);
    interleaving.token = token_of(schedule);
    return interleaving;
  }

  static Interleaving in_words(const Failure& failure) {
    Interleaving interleaving;
    interleaving.flaw = name_of(failure.kind);
    interleaving.sentence = failure.message.empty() ? interleaving.flaw : failure.message;
    return interleaving;
  }

  const Body& program_;
  const RunnerSettings& settings_;
  ExecutionOptions execution_;
  OwnProcess process_;
  ForgivingExecution forgiving_{frames_of_this_program,
                                [this](const Body& body, Chooser& chooser, const ExecutionOptions& options) {
                                  return process_.execute(body, chooser, options);
                                }};
  Meeting meeting_;
  std::uint64_t runs_ = 0;
};

}  // namespace

ProgramResult search_program(const Body& program, const RunnerSettings& settings) {
  try {
    return ProgramSearch(program, settings).run();
  } catch (const std::invalid_argument& error) {  // The token.
    return {.coverage = {.not_judged = error.what()}};
  } catch (const Meeting::Over&) {
    return {};
  }
}

}  // namespace explore
