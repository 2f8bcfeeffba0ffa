#include "gates/evidence.hpp"

#include <algorithm>
#include <array>

#include "gates/ending.hpp"
#include "gates/failed_expectation.hpp"
#include "gates/sanitizer_options.hpp"
#include "gates/text.hpp"

namespace grader {
namespace {

bool is(const Record& record, std::string_view verb) { return record.verb == verb; }

bool is(const Record& record, std::string_view verb, std::string_view field) {
  return is(record, verb) && !record.fields.empty() && record.fields[0] == field;
}

bool has(const std::vector<Record>& records, std::string_view verb) {
  return std::ranges::any_of(records, [&](const Record& record) { return is(record, verb); });
}

const Record* first(const std::vector<Record>& records, std::string_view verb) {
  const auto found = std::ranges::find_if(records, [&](const Record& record) { return is(record, verb); });
  return found == records.end() ? nullptr : &*found;
}

Finding ended_early(const std::string& sentence) { return {.flaw = "ended early", .sentence = sentence}; }

/// The harness writes no other record (harness/evidence.hpp): whoever adds one there adds it here.
bool is_known(const Record& record) {
  constexpr std::array verbs = {"hello", "start",  "todo",   "failure",  "counter", "race", "leak",
                                "end",   "thread", "stacks", "explored", "faults",  "bye"};
  return std::ranges::find(verbs, record.verb) != verbs.end();
}

/// What the order of the records says about a program that ended by itself; empty: a whole and fitting
/// transcript.
std::string gap_in(const std::vector<Record>& records, const Case& expected, const Finished& run) {
  const std::string ending = words_for_ending(run);
  if (records.empty())
    return "the program ended before main, with " + ending + ": the constructor of a global ends it";
  if (!std::ranges::all_of(records, is_known))
    return "the evidence does not fit: a record in it is none of the harness's";
  const auto structural = [](const Record& r) {
    return is(r, "hello") || is(r, "start") || is(r, "end") || is(r, "bye");
  };
  std::vector<Record> steps;
  std::ranges::copy_if(records, std::back_inserter(steps), structural);
  const auto step = [&](std::size_t i, std::string_view verb, const std::string& field) {
    return i < steps.size() && is(steps[i], verb, field);
  };
  const std::string misfit = "the evidence does not fit: ";
  if (!is(records.front(), "hello", run.nonce) || !step(0, "hello", run.nonce))
    return misfit + "it does not begin with the harness's hello";
  if (steps.size() == 1 || is(steps[1], "bye"))
    return "the case never ran: something changed which tests are chosen, or ended the program first (" +
           ending + ")";
  if (!step(1, "start", expected.name)) return misfit + "another case than the one asked for has run";
  if (steps.size() == 2)
    return "the program ended in the middle of the case, with " + ending + ": something calls exit()";
  if (!is(steps[2], "end", expected.name) || steps[2].fields.size() != 2)
    return misfit + "the case did not end as it began";
  if (steps[2].fields[1] != "pass")
    return has(records, "failure") ? "" : misfit + "the case failed without saying why";
  if (steps.size() == 3)
    return has(records, "leak") ? ""
                                : "the case passed, but the program never came to its end (" + ending +
                                      "): something calls exit() after it";
  if (!step(3, "bye", run.nonce) || steps.size() > 4 || !is(records.back(), "bye"))
    return misfit + "something wrote into it after the case";
  return {};
}

bool ended_well(const Finished& run, const SanitizerLog& sanitizer) {
  if (run.ending != Ending::exited) return false;
  // A thread sanitizer that reported nothing but false alarms still exits with its own status.
  return run.code == 0 || (run.code == sanitizer_exit_status && !sanitizer.false_alarms.empty());
}

/// An abort's report knows the place, the output knows the reason: one finding of both.
std::vector<Finding> sanitizer_findings(const Finished& run, const SanitizerLog& sanitizer) {
  std::vector<Finding> findings = sanitizer.findings;
  for (Finding& finding : findings) {
    if (!text::contains(finding.raw, "Sanitizer: ABRT")) continue;
    if (auto terminate = explain_terminate(run, &finding)) finding = *terminate;
  }
  return findings;
}

/// A leak that no line of the kit explains says less than a failed EXPECT.
bool is_only_a_placeless_leak(const SanitizerLog& sanitizer) {
  return std::ranges::all_of(sanitizer.findings, [](const Finding& finding) {
    return finding.flaw == "memory leak" && finding.places.empty();
  });
}

bool is_pass(const std::vector<Record>& records, const Case& expected) {
  return std::ranges::any_of(records, [&](const Record& record) {
    return is(record, "end", expected.name) && record.fields.size() == 2 && record.fields[1] == "pass";
  });
}

std::optional<StartupFailure> machine_failure(const Case& expected, const std::vector<Record>& records,
                                              const Finished& run, const SanitizerLog& sanitizer,
                                              Excuses excuses) {
  if (run.ending == Ending::not_started)
    return StartupFailure{"the program could not be started", "./grade doctor"};
  if (excuses == Excuses::refuted) return std::nullopt;
  if (!records.empty()) {
    const bool passed = is_pass(records, expected) && !has(records, "failure") && !has(records, "bye");
    return passed && sanitizer.startup_failure && sanitizer.startup_failure->in_leak_check
               ? sanitizer.startup_failure
               : std::nullopt;
  }
  if (sanitizer.startup_failure) return sanitizer.startup_failure;
  if (text::contains(run.output, "error while loading shared libraries")) {
    return StartupFailure{"the program misses a shared library", "./grade doctor"};
  }
  return startup_failure_in(run.output);
}

std::optional<Finding> early_finding(const Case& expected, const std::vector<Record>& records,
                                     const Finished& run) {
  if (const Record* todo = first(records, "todo")) {
    const std::string task = todo->fields.empty() ? "" : ": " + text::printable(todo->fields[0]);
    return Finding{.flaw = "not done yet", .sentence = "not done yet" + task};
  }
  if (run.ending == Ending::output_limit) {
    return Finding{
        .flaw = "too much output",
        .sentence = "the program printed without end and was stopped",
        .notes = {"How to read it: a loop that prints does not stop. Which condition should end it?"}};
  }
  if (run.ending == Ending::signalled) return explain_signal(run);
  if (run.ending == Ending::exited && run.code == sanitizer_exit_status) {
    const std::string gap = gap_in(records, expected, run);
    if (!gap.empty())
      return Finding{.flaw = "crash", .sentence = "a sanitizer stopped the program, but left no report"};
  }
  return std::nullopt;
}

std::optional<Finding> finding_in(const Case& expected, const std::vector<Record>& records,
                                  const Finished& run, const SanitizerLog& sanitizer,
                                  const LearnerCode& code) {
  if (const std::string gap = gap_in(records, expected, run); !gap.empty()) {
    Finding finding = ended_early(gap);
    if (has(records, "failure")) finding.notes = failed_expectation(expected, records, code).notes;
    return finding;
  }
  if (has(records, "failure")) return failed_expectation(expected, records, code);
  if (has(records, "leak"))
    return Finding{.flaw = "memory leak", .sentence = "the program allocates memory that it never frees"};
  if (!ended_well(run, sanitizer)) {
    return ended_early("the case passed, but the program then ended with " + words_for_ending(run) +
                       ": a destructor of a global or a function for atexit() ends it");
  }
  return std::nullopt;
}

/// Without those that a sanitizer started to look up names for its report.
int processes_left(const Finished& run, const SanitizerLog& sanitizer) {
  return sanitizer.findings.empty() && sanitizer.false_alarms.empty() ? run.left_behind : 0;
}

std::string words_for_left(int processes) {
  if (processes == 1) return "the program left a process behind; it was ended";
  return "the program left " + std::to_string(processes) + " processes behind; they were ended";
}

std::vector<std::string> remarks_on(const Finished& run, const SanitizerLog& sanitizer) {
  std::vector<std::string> remarks;
  if (const int left = processes_left(run, sanitizer); left > 0) remarks.push_back(words_for_left(left));
  for (const std::string& alarm : sanitizer.false_alarms) remarks.push_back("false alarm left out: " + alarm);
  return remarks;
}

}  // namespace

CaseVerdict judge_case(const Case& expected, const Finished& run, const SanitizerLog& sanitizer,
                       const LearnerCode& code, Excuses excuses) {
  const std::vector<Record> records = read_records(run.evidence);
  const int left = processes_left(run, sanitizer);
  CaseVerdict verdict{.remarks = remarks_on(run, sanitizer), .measurements = counters_in(records)};
  const auto fail = [&](std::vector<Finding> findings) {
    for (Finding& finding : findings) {
      finding.test = expected.name;
      if (left > 0) finding.notes.push_back(words_for_left(left));
    }
    verdict.outcome = run.ending == Ending::timed_out ? CaseOutcome::timed_out : CaseOutcome::failed;
    verdict.findings = std::move(findings);
    return verdict;
  };
  if (run.ending == Ending::interrupted) {
    verdict.outcome = CaseOutcome::interrupted;
    return verdict;
  }
  if (has(records, "todo")) return fail({*early_finding(expected, records, run)});
  if (!sanitizer.findings.empty() && !(has(records, "failure") && is_only_a_placeless_leak(sanitizer))) {
    return fail(sanitizer_findings(run, sanitizer));
  }
  if (const auto failure = machine_failure(expected, records, run, sanitizer, excuses)) {
    verdict.outcome = CaseOutcome::not_judged;
    verdict.why = failure->sentence;
    verdict.next = failure->remedy;
    return verdict;
  }
  if (run.ending == Ending::timed_out) {
    return fail(has(records, "failure") ? std::vector{failed_expectation(expected, records, code)}
                                        : std::vector<Finding>{});
  }
  if (const auto finding = early_finding(expected, records, run)) return fail({*finding});
  if (const auto finding = finding_in(expected, records, run, sanitizer, code)) return fail({*finding});
  if (left > 0) {
    return fail(
        {{.flaw = "process left behind",
          .sentence = "the case passed, but a process that it started was still running at its end",
          .notes = {
              "How to read it: a program ends when each of its processes has. waitpid() waits for one."}}});
  }
  verdict.outcome = CaseOutcome::passed;
  return verdict;
}

}  // namespace grader
