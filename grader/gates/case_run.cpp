#include "gates/case_run.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <atomic>
#include <mutex>
#include <thread>

#include "gates/evidence.hpp"
#include "gates/explored.hpp"
#include "gates/fault_sweeps.hpp"
#include "gates/hang.hpp"
#include "gates/sanitizer_options.hpp"
#include "gates/sanitizer_report.hpp"
#include "gates/speed.hpp"
#include "lab/text_file.hpp"
#include "process/run.hpp"
#include "process/temporary_folder.hpp"

namespace grader {
namespace {

namespace fs = std::filesystem;

constexpr std::chrono::seconds case_limit{10};
constexpr std::chrono::seconds speed_case_limit{30};
/// Longer than all that the explorer itself waits for (a symboliser, a replay): what does not end it judges
/// inside, by steps and processor time, and a busy machine is nobody's hang.
constexpr std::chrono::minutes explore_case_limit{10};

bool is_speed_case(const Case& test_case) { return test_case.file.stem().string().ends_with("_speed"); }

std::chrono::seconds limit_of(const Case& test_case) {
  if (is_explore_case(test_case)) return explore_case_limit;
  return is_speed_case(test_case) ? speed_case_limit : case_limit;
}

Command command_for(const CaseSetting& setting, const Case& test_case, const fs::path& log_path) {
  const std::string target = Workspace::target(*setting.lab, *setting.task, setting.answer, setting.variant);
  Command command = {.argv = {setting.workspace->program(target).string()},
                     .environment = sanitizer_environment(name_of(setting.variant), log_path),
                     .time_limit = limit_of(test_case),
                     .evidence = true,
                     .requested_case = test_case.name,
                     // Threads under control share a kernel thread: there is no stack to ask for.
                     .stacks_on_timeout = !is_explore_case(test_case)};
  command.environment["INTERLEAVE_SEED"] = std::to_string(setting.seed);
  command.environment["INTERLEAVE_REPLAY"] = setting.replay;
  return command;
}

/// Everything the sanitizers wrote: a process may have forked, so there may be several logs.
std::string logs_in(const fs::path& folder) {
  std::string text;
  for (const auto& entry : fs::directory_iterator(folder)) text += text_or_nothing(entry.path());
  return text;
}

CaseRun from_speed(SpeedJudgement judgement, const Case& test_case) {
  CaseRun run = {
      .outcome = judgement.outcome, .why = judgement.why, .measurements = std::move(judgement.measurements)};
  if (judgement.outcome == Outcome::fail) {
    run.finding = {.flaw = judgement.flaw, .sentence = judgement.why, .test = test_case.name};
  }
  return run;
}

CaseRun from_verdict(CaseVerdict verdict, const Case& test_case, const Finished& finished,
                     const LearnerCode& code, const Command& command, const fs::path& root) {
  CaseRun run;
  run.why = verdict.why;
  run.measurements = std::move(verdict.measurements);
  switch (verdict.outcome) {
    case CaseOutcome::passed:
      run.outcome = Outcome::pass;
      break;
    case CaseOutcome::not_judged:
      run.outcome = Outcome::not_judged;
      break;
    case CaseOutcome::interrupted:
      run.outcome = Outcome::broken;
      break;
    case CaseOutcome::failed:
      run.outcome = Outcome::fail;
      run.finding = verdict.findings.front();
      break;
    case CaseOutcome::timed_out:
      run.outcome = Outcome::fail;
      // A sanitizer that had found something before says more than the hang.
      run.finding = verdict.findings.empty() ? explain_hang(command, finished, code.files, root)
                                             : verdict.findings.front();
      run.finding.test = test_case.name;
      break;
  }
  return run;
}

CaseRun from_explored(ExploredJudgement judgement, const Case& test_case, const Finished& finished,
                      const Command& command, const CaseSetting& setting) {
  CaseRun run = {.outcome = judgement.outcome, .why = std::move(judgement.why)};
  run.finding = std::move(judgement.finding);
  run.coverage = std::move(judgement.coverage);
  if (run.finding.flaw == "hang")
    run.finding = explain_hang(command, finished, setting.task->files, setting.workspace->options().root);
  if (run.finding.interleaving) {
    run.finding.again = fmt::format("./grade replay {} {} {}", setting.lab->number, test_case.name,
                                    run.finding.interleaving->token);
  }
  return run;
}

/// A fault of a system call says when the case goes wrong, and how to see it again.
void add_sweeps(CaseRun& run, const Case& test_case, const Finished& finished, const CaseSetting& setting) {
  const FaultSweeps sweeps = fault_sweeps_in(finished.evidence);
  if (run.outcome == Outcome::fail && !sweeps.token.empty()) {
    run.finding.again =
        fmt::format("./grade replay {} {} {}", setting.lab->number, test_case.name, sweeps.token);
    auto& notes = run.finding.notes;
    // A sanitizer's report says what happened, not what led to it.
    const bool said = std::ranges::any_of(notes, [&](const std::string& note) {
      return sweeps.sentence.starts_with(note);  // Notes are cut.
    });
    if (!said) notes.insert(notes.begin(), sweeps.sentence);
  }
  if (run.outcome == Outcome::pass && sweeps.only_one && setting.replay.empty()) {
    run.outcome = Outcome::fail;
    run.finding = {.flaw = "not every fault",
                   .sentence =
                       "the program asked for one fault of its system calls only, by setting "
                       "INTERLEAVE_REPLAY; every one has to be tried",
                   .test = test_case.name};
    return;
  }
  if (run.outcome == Outcome::pass && !sweeps.gap.empty()) {
    run.outcome = Outcome::not_judged;
    run.why = sweeps.gap;
  }
}

struct Observed {
  Finished finished;
  SanitizerLog log;
};

/// Anybody's program may print a sanitizer's excuse. It is believed when a program of ours cannot start
/// either.
bool program_of_ours_starts(const CaseSetting& setting) {
  const fs::path probe = setting.workspace->program(fmt::format("probe.{}", name_of(setting.variant)));
  for (const bool fixed_addresses : {false, true}) {
    if (succeeded(run({.argv = {probe.string()}, .fixed_addresses = fixed_addresses}))) return true;
  }
  return false;
}

/// A sanitizer that cannot get its addresses gets one more try without randomisation.
Observed observe(const CaseSetting& setting, const Case& test_case, const LearnerCode& code,
                 Command& command) {
  Observed observed;
  for (const bool fixed_addresses : {false, true}) {
    const TemporaryFolder logs("interleave-logs");
    command = command_for(setting, test_case, logs.path() / "log");
    command.fixed_addresses = fixed_addresses;
    observed.finished = run(command);
    std::string text = logs_in(logs.path());
    const bool sanitized = setting.variant == Variant::asan || setting.variant == Variant::tsan;
    if (sanitized) text += observed.finished.output;
    observed.log = read_sanitizer_log(text, code);
    if (!observed.log.startup_failure) return observed;
  }
  return observed;
}

}  // namespace

CaseRun run_case(const CaseSetting& setting, const Case& test_case) {
  const LearnerCode code = {.files = setting.task->files, .source_line = line_of_file};
  Command command;
  const Observed observed = observe(setting, test_case, code, command);
  CaseVerdict verdict = judge_case(test_case, observed.finished, observed.log, code);
  if (verdict.outcome == CaseOutcome::not_judged && program_of_ours_starts(setting)) {
    verdict = judge_case(test_case, observed.finished, observed.log, code, Excuses::refuted);
  }
  CaseRun run;
  if (is_explore_case(test_case)) {
    const Orders wanted = setting.replay.empty() ? Orders::every : Orders::one;
    run = from_explored(judge_explored(test_case, verdict, observed.finished.evidence, code, wanted),
                        test_case, observed.finished, command, setting);
  } else {
    run = from_verdict(std::move(verdict), test_case, observed.finished, code, command,
                       setting.workspace->options().root);
    add_sweeps(run, test_case, observed.finished, setting);
  }
  if (is_speed_case(test_case) && (run.outcome == Outcome::pass || run.finding.flaw == test_case.flaw)) {
    // The recorded rounds decide; an EXPECT of the case itself fails it all the same.
    CaseRun speed = from_speed(judge_speed(observed.finished.evidence), test_case);
    if (run.outcome == Outcome::pass || speed.outcome == Outcome::fail) run = std::move(speed);
  }
  run.elapsed = observed.finished.elapsed;
  return run;
}

std::vector<CaseRun> run_cases(const CaseSetting& setting, const std::vector<Case>& cases, int jobs,
                               const std::function<void(int done, int total)>& decided) {
  std::vector<CaseRun> runs(cases.size());
  std::atomic<std::size_t> next{0};
  std::mutex deciding;
  int done = 0;                // Guarded by deciding.
  std::exception_ptr problem;  // Guarded by deciding.
  const auto work = [&] {
    for (std::size_t i = next++; i < cases.size() && !interrupted(); i = next++) {
      try {
        runs[i] = run_case(setting, cases[i]);
      } catch (...) {
        const std::lock_guard lock(deciding);
        problem = std::current_exception();
        next = cases.size();
        return;
      }
      const std::lock_guard lock(deciding);
      decided(++done, static_cast<int>(cases.size()));
    }
  };
  std::vector<std::thread> workers;
  for (int i = 1; i < jobs; ++i) workers.emplace_back(work);
  work();
  for (std::thread& worker : workers) worker.join();
  if (problem) std::rethrow_exception(problem);
  return runs;
}

}  // namespace grader
