#include "hunt.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <functional>
#include <sstream>

#include "explore/replay/attempt.hpp"
#include "explore/replay/forgiving_execution.hpp"

namespace explore {
namespace {

constexpr unsigned longest_search_seconds = 60;

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
      << coverage.seconds << ' ' << caught.hash << ' ' << caught.steps << '\n';
  return out.str() + line(token_of(caught.schedule)) + line(caught.message) + line(coverage.not_judged) +
         line(coverage.toolchain);
}

Catch from_text(const std::string& text) {
  Catch caught;
  Coverage& coverage = caught.coverage;
  std::istringstream in(text);
  int kind = -1;
  std::string token;
  in >> kind >> coverage.schedules >> coverage.all_interleavings >> coverage.exhausted_bound >>
      coverage.sampled >> coverage.seconds >> caught.hash >> caught.steps;
  in.ignore();
  std::getline(in, token);
  std::getline(in, caught.message);
  std::getline(in, coverage.not_judged);
  std::getline(in, coverage.toolchain);
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
    alarm(longest_search_seconds);
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
