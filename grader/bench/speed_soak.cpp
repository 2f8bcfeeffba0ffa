// How often is the speed verdict wrong? Runs answers of known truth in all conditions, each verdict in a
// process of its own and judged by the grader from its record, and prints the count.
#include <fmt/format.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "gates/speed.hpp"
#include "harness/counters.hpp"
#include "harness/evidence.hpp"
#include "harness/speed.hpp"
#include "soak_answers.hpp"
#include "soak_conditions.hpp"

namespace {

using namespace std::chrono_literals;
using namespace soak;
using Clock = std::chrono::steady_clock;
using grader::Outcome;

volatile sig_atomic_t interrupted = 0;

struct Options {
  int runs = 3;
  std::chrono::seconds limit{300};
  std::string only, answers, evidence;
};

struct Verdict {
  grader::SpeedJudgement judgement;
  double seconds = 0;
  long threads = 0;  // What a tidy case would count.
};

// The case as a lab's test would state it: 20 sleeps, then about 6 ms of computing in 64 items.
void run_case(const Named& named) {
  constexpr int items = 64;
  const std::uint64_t steps = harness::chain_steps(6ms) / items;
  const Item compute = [steps](int i) { return harness::chain(static_cast<std::uint64_t>(i), steps); };
  harness::overlap({}, [&](const harness::Work& work) {
    named.answer(20, [&](int) {
      work();
      return std::uint64_t{0};
    });
  });
  harness::race(
      {}, [&] { return sequential(items, compute); }, [&] { return named.answer(items, compute); },
      [&] { return named.reference(items, compute); });
  const harness::Counts counts = harness::count([&] { named.answer(items, compute); });
  harness::tell("counter", {"threads", std::to_string(counts.threads_created)});
  harness::tell("end", {"soak", "pass"});
}

std::string read_all(int descriptor) {
  std::string text;
  char piece[4096];
  ssize_t length = 0;
  while ((length = ::read(descriptor, piece, sizeof piece)) > 0)
    text.append(piece, static_cast<std::size_t>(length));
  return text;
}

std::string evidence_of(const Mood& mood, const Named& named) {
  int ends[2];
  if (::pipe(ends) != 0) std::exit(3);
  const pid_t child = ::fork();
  if (child == 0) {
    ::signal(SIGINT, SIG_DFL);
    ::close(ends[0]);
    mood.enter();
    ::setenv("INTERLEAVE_EVIDENCE", fmt::format("{}:soak:soak", ends[1]).c_str(), 1);
    harness::open_evidence();
    run_case(named);
    ::_exit(0);
  }
  ::close(ends[1]);
  std::string evidence = read_all(ends[0]);
  ::close(ends[0]);
  ::waitpid(child, nullptr, 0);
  return evidence;
}

Verdict verdict_on(const Mood& mood, const Named& named, const std::string& keep_as) {
  const Clock::time_point start = Clock::now();
  const std::string evidence = evidence_of(mood, named);
  Verdict verdict{grader::judge_speed(evidence), std::chrono::duration<double>(Clock::now() - start).count()};
  const std::size_t at = evidence.find("counter\tthreads\t");
  if (at != std::string::npos) verdict.threads = std::atol(evidence.c_str() + at + 16);
  if (!keep_as.empty()) std::ofstream(keep_as) << evidence;
  return verdict;
}

bool passes(Outcome outcome) { return outcome == Outcome::pass || outcome == Outcome::provisional; }

bool is_false(Truth truth, Outcome outcome) {
  if (truth == Truth::right) return outcome == Outcome::fail || outcome == Outcome::broken;
  return truth == Truth::wrong && (passes(outcome) || outcome == Outcome::broken);
}

struct Row {
  std::map<Outcome, int> outcomes;
  int wrong_verdicts = 0;
  std::vector<double> seconds;
  double foreign_load = 0;
  long most_threads = 0;

  void add(Truth truth, const Verdict& verdict) {
    ++outcomes[verdict.judgement.outcome];
    wrong_verdicts += is_false(truth, verdict.judgement.outcome) ? 1 : 0;
    seconds.push_back(verdict.seconds);
    const auto load = verdict.judgement.measurements.find("foreign_load");
    if (load != verdict.judgement.measurements.end()) foreign_load += load->second;
    most_threads = std::max(most_threads, verdict.threads);
  }

  double quantile(double q) {
    std::sort(seconds.begin(), seconds.end());
    return seconds[std::min(seconds.size() - 1,
                            static_cast<std::size_t>(q * static_cast<double>(seconds.size())))];
  }
};

constexpr const char* truth_names[] = {"right", "wrong", "wasteful"};
using Table = std::map<std::string, Row>;

void print(Table& table, const char* title) {
  fmt::print("\n{:<26}{:>5}{:>6}{:>7}{:>6}{:>12}{:>7}{:>9}{:>7}{:>8}{:>9}\n", title, "n", "pass", "pass*",
             "fail", "not judged", "FALSE", "median s", "p95 s", "others", "threads");
  for (auto& [name, row] : table) {
    auto& o = row.outcomes;
    const auto n = row.seconds.size();
    fmt::print("{:<26}{:>5}{:>6}{:>7}{:>6}{:>12}{:>7}{:>9.2f}{:>7.2f}{:>8.2f}{:>9}\n", name, n,
               o[Outcome::pass], o[Outcome::provisional], o[Outcome::fail], o[Outcome::not_judged],
               row.wrong_verdicts, row.quantile(0.5), row.quantile(0.95),
               row.foreign_load / static_cast<double>(n), row.most_threads);
  }
}

bool chosen(const std::string& list, std::string_view name) {
  return list.empty() || ("," + list + ",").find("," + std::string(name) + ",") != std::string::npos;
}

Options options_from(int argc, char** argv) {
  Options options;
  for (int i = 1; i + 1 < argc; i += 2) {
    const std::string name = argv[i], value = argv[i + 1];
    if (name == "--runs")
      options.runs = std::atoi(value.c_str());
    else if (name == "--seconds")
      options.limit = std::chrono::seconds(std::atoi(value.c_str()));
    else if (name == "--only")
      options.only = value;
    else if (name == "--answers")
      options.answers = value;
    else if (name == "--evidence")
      options.evidence = value;
    else {
      fmt::print(
          stderr,
          "speed_soak [--runs N] [--seconds N] [--only CONDITIONS] [--answers NAMES] [--evidence DIR]\n");
      std::exit(2);
    }
  }
  if (!options.evidence.empty()) std::filesystem::create_directories(options.evidence);
  return options;
}

}  // namespace

int main(int argc, char** argv) {
  const Options options = options_from(argc, argv);
  ::signal(SIGINT, [](int) { interrupted = 1; });
  ::signal(SIGTERM, [](int) { interrupted = 1; });
  Table by_condition, by_answer;
  int wrong_verdicts = 0;
  const Clock::time_point end = Clock::now() + options.limit;
  // Runs outermost: when time is up, every condition has had its share.
  for (int run = 0; run < options.runs; ++run) {
    for (const Condition& condition : all_conditions()) {
      if (!chosen(options.only, condition.name)) continue;
      const Mood mood(condition);
      if (!mood.obstacle().empty()) {
        if (run == 0) fmt::print("{} skipped: {}\n", condition.name, mood.obstacle());
        continue;
      }
      for (const Named& named : all_answers()) {
        if (interrupted || Clock::now() > end) goto report;
        if (!chosen(options.answers, named.name)) continue;
        const std::string keep_as =
            options.evidence.empty()
                ? ""
                : fmt::format("{}/{}-{}-{}.txt", options.evidence, condition.name, named.name, run);
        const Verdict verdict = verdict_on(mood, named, keep_as);
        const char* truth = truth_names[static_cast<int>(named.truth)];
        by_condition[fmt::format("{} {}", condition.name, truth)].add(named.truth, verdict);
        by_answer[fmt::format("{} {}", truth, named.name)].add(named.truth, verdict);
        if (is_false(named.truth, verdict.judgement.outcome)) {
          ++wrong_verdicts;
          fmt::print("FALSE: {} under {}, run {}: {}\n", named.name, condition.name, run,
                     verdict.judgement.why);
        }
      }
    }
  }
report:
  print(by_condition, "condition");
  print(by_answer, "answer");
  fmt::print("\n{} false verdicts\n", wrong_verdicts);
  return wrong_verdicts == 0 ? 0 : 1;
}
