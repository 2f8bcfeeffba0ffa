#include "hunt.hpp"

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <functional>
#include <sstream>
#include <unordered_set>

#include "explore/replay/attempt.hpp"
#include "explore/replay/forgiving_execution.hpp"
#include "explore/search/portfolio.hpp"
#include "explore/search/replay.hpp"

namespace explore {
namespace {

constexpr rlim_t longest_search_seconds = 120;  ///< of processor time: the machine may be busy
constexpr unsigned longest_sleep_seconds = 3'000;

// A catch as text, for the pipe between the two processes: words, then lines.

std::string line(const std::string& text) {
  std::string one_line = text;
  for (char& c : one_line) c = c == '\n' ? ' ' : c;
  return one_line + '\n';
}

std::string to_text(const Catch& caught) {
  const Coverage& coverage = caught.coverage;
  std::ostringstream out;
  out << (caught.kind ? static_cast<int>(*caught.kind) : -1) << ' ' << coverage.schedules << ' '
      << coverage.all_interleavings << ' ' << coverage.exhausted_bound << ' ' << coverage.sampled << ' '
      << coverage.seconds << ' ' << caught.hash << ' ' << caught.steps << ' ' << caught.traces << '\n';
  return out.str() + line(token_of(caught.schedule)) + line(caught.message) + line(coverage.not_judged) +
         line(coverage.toolchain) + line(caught.lost);
}

Catch from_text(const std::string& text) {
  Catch caught;
  Coverage& coverage = caught.coverage;
  std::istringstream in(text);
  int kind = -1;
  std::string token;
  in >> kind >> coverage.schedules >> coverage.all_interleavings >> coverage.exhausted_bound >>
      coverage.sampled >> coverage.seconds >> caught.hash >> caught.steps >> caught.traces;
  in.ignore();
  std::getline(in, token);
  std::getline(in, caught.message);
  std::getline(in, coverage.not_judged);
  std::getline(in, coverage.toolchain);
  std::getline(in, caught.lost);
  if (kind >= 0) caught.kind = static_cast<FailureKind>(kind);
  caught.schedule = schedule_of(token);
  return caught;
}

std::string read_all(int descriptor) {
  std::string text;
  char buffer[4096];
  for (ssize_t got; (got = read(descriptor, buffer, sizeof buffer)) > 0;)
    text.append(buffer, static_cast<std::size_t>(got));
  return text;
}

[[noreturn]] void report_and_end(int descriptor, const Catch& caught) {
  const std::string text = to_text(caught);
  const bool whole = write(descriptor, text.data(), text.size()) == static_cast<ssize_t>(text.size());
  _exit(whole ? 0 : 1);
}

Catch in_a_process(const std::function<Catch()>& work) {
  int ends[2];
  if (pipe(ends) != 0) return {.lost = "no pipe"};
  const pid_t child = fork();
  if (child == 0) {
    const rlimit limit{longest_search_seconds, longest_search_seconds};
    setrlimit(RLIMIT_CPU, &limit);
    alarm(longest_sleep_seconds);
    report_and_end(ends[1], work());
  }
  close(ends[1]);
  const std::string text = read_all(ends[0]);
  close(ends[0]);
  int status = 0;
  waitpid(child, &status, 0);
  if (WIFSIGNALED(status)) return {.lost = "signal " + std::to_string(WTERMSIG(status))};
  if (text.empty()) return {.lost = "status " + std::to_string(WEXITSTATUS(status))};
  return from_text(text);
}

void take(Catch& caught, const Ending& ending) {
  if (ending.failure) {
    caught.kind = ending.failure->kind;
    caught.message = ending.failure->message;
  }
  caught.hash = ending.hash;
  caught.steps = ending.steps;
}

}  // namespace

Catch hunt(PlainBody body, const Options& options) {
  return in_a_process([&] {
    const ExecutionOptions execution = execution_options(options);
    ForgivingExecution forgiving;
    std::uint64_t hash = 0;
    const RunOnce run_once = [&](Chooser& chooser) {
      Ending ending = forgiving.execute(body, chooser, execution);
      hash = (hash ^ ending.hash) * 1'099'511'628'211U;
      return ending;
    };
    SearchResult result = search(run_once, {.preemption_bound = options.preemption_bound,
                                            .exhaust_limit = options.exhaust_limit,
                                            .sampled_schedules = options.sampled_schedules,
                                            .seed = options.seed});
    Catch caught;
    if (result.failed) take(caught, *result.failed);
    caught.schedule = std::move(result.schedule);
    caught.coverage = std::move(result.coverage);
    caught.coverage.toolchain = forgiving.fault_of_library();
    caught.hash = hash;
    return caught;
  });
}

Catch sample(PlainBody body, const Options& options, std::uint64_t walks, std::uint64_t priorities) {
  return in_a_process([&] {
    const ExecutionOptions execution = execution_options(options);
    ForgivingExecution forgiving;
    Profile profile;
    RandomWalk walk(profile);
    ThreadPriorities depths[] = {{profile, 2}, {profile, 3}, {profile, 4}};
    std::unordered_set<std::uint64_t> traces;
    Catch caught;
    for (std::uint64_t n = 0; n < walks + priorities && !caught.kind; ++n) {
      RandomStrategy& strategy = n < walks ? static_cast<RandomStrategy&>(walk) : depths[n % 3];
      strategy.seed(Random(options.seed).next() ^ Random(n).next());
      take(caught, forgiving.execute(body, strategy, execution));
      profile.add(strategy.tally());
      traces.insert(caught.hash);
      ++caught.coverage.schedules;
      if (caught.kind) caught.schedule = strategy.schedule();
    }
    caught.traces = traces.size();
    caught.coverage.toolchain = forgiving.fault_of_library();
    return caught;
  });
}

Catch again_and_again(PlainBody body, const Options& options, std::uint64_t runs, std::uint64_t schedules) {
  return in_a_process([&] {
    const ExecutionOptions execution = execution_options(options);
    ForgivingExecution forgiving;
    Replay usual({});
    forgiving.execute(body, usual, execution);  // Initialises static locals, once.
    Catch first;
    for (std::uint64_t run = 0; run < runs; ++run) {
      const Profile unknown;
      Portfolio portfolio(unknown, options.seed);
      Catch caught;
      std::uint64_t hash = 0;
      for (std::uint64_t n = 0; n < schedules && !caught.kind; ++n) {
        take(caught, forgiving.execute(body, portfolio.strategy(n), execution));
        hash = (hash ^ caught.hash) * 1'099'511'628'211U;
        ++caught.coverage.schedules;
      }
      caught.hash = hash;
      if (run == 0) first = caught;
      if (caught.hash != first.hash || caught.kind != first.kind)
        first.lost = "run " + std::to_string(run) + " differed";
    }
    return first;
  });
}

Catch replay(PlainBody body, const Options& options, const Schedule& schedule) {
  return in_a_process([&] {
    Catch caught;
    take(caught, attempt(body, options, schedule).ending);
    caught.schedule = schedule;
    caught.coverage.schedules = 1;
    return caught;
  });
}

Schedule shortest(PlainBody body, const Options& options, const Catch& caught) {
  return minimise(caught.schedule, [&](const Schedule& schedule) {
    return replay(body, options, schedule).kind == caught.kind;
  });
}

std::string in_words(const Catch& caught) {
  if (!caught.lost.empty()) return "the search was lost: " + caught.lost;
  const std::string count = std::to_string(caught.coverage.schedules) + " schedules";
  const std::string asides = (caught.coverage.not_judged.empty() ? "" : ", " + caught.coverage.not_judged) +
                             (caught.coverage.toolchain.empty() ? "" : ", " + caught.coverage.toolchain);
  if (!caught.kind) return "nothing in " + count + asides;
  return std::string(name_of(*caught.kind)) + " (" + caught.message + ") after " + count + ", token " +
         token_of(caught.schedule) + asides;
}

}  // namespace explore
