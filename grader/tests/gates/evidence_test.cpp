#include "gates/evidence.hpp"

#include <gtest/gtest.h>

#include <csignal>

#include "gates/sanitizer_options.hpp"
#include "transcript.hpp"

namespace grader {
namespace {

const std::string passing =
    "hello\tn\nstart\tBank.KeepsTheTotal\ncounter\tthreads\t3\nend\tBank.KeepsTheTotal\tpass\nbye\tn\n";

CaseVerdict judged(const std::string& evidence, int status = 0) {
  return judge_case(the_case(), ended(evidence, status), {}, no_code);
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line + "\n");
  return lines;
}

std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += line;
  return text;
}

// A right answer is failed.
TEST(Evidence, PassesAWholeTranscript) {
  const CaseVerdict verdict = judged(passing);
  EXPECT_EQ(verdict.outcome, CaseOutcome::passed)
      << (verdict.findings.empty() ? "" : verdict.findings[0].sentence);
  EXPECT_EQ(verdict.measurements.at("threads"), 3);
  EXPECT_EQ(judged_transcript("passes", "plain").outcome, CaseOutcome::passed);
  EXPECT_EQ(judged_transcript("passes", "asan").outcome, CaseOutcome::passed);
}

// Absence of bad news is taken for a pass.
TEST(Evidence, FailsWhenAnyRecordThatProvesSomethingIsMissing) {
  const std::vector<std::string> whole = lines_of(passing);
  for (std::size_t i = 0; i < whole.size(); ++i) {
    if (whole[i].starts_with("counter")) continue;  // A number is no proof; who needs it asks for it.
    std::vector<std::string> rest = whole;
    rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(i));
    EXPECT_EQ(judged(joined(rest)).outcome, CaseOutcome::failed) << "without " << whole[i];
  }
  EXPECT_EQ(judged("").outcome, CaseOutcome::failed);
}

// Records that a program wrote by itself, twice or in another order, are believed.
TEST(Evidence, FailsWhenARecordIsTwiceOrOutOfOrder) {
  const std::vector<std::string> whole = lines_of(passing);
  for (std::size_t i = 0; i < whole.size(); ++i) {
    if (whole[i].starts_with("counter")) continue;
    std::vector<std::string> twice = whole;
    twice.insert(twice.begin() + static_cast<std::ptrdiff_t>(i), whole[i]);
    EXPECT_EQ(judged(joined(twice)).outcome, CaseOutcome::failed) << "twice " << whole[i];
    for (std::size_t k = i + 1; k < whole.size(); ++k) {
      if (whole[k].starts_with("counter")) continue;
      std::vector<std::string> swapped = whole;
      std::swap(swapped[i], swapped[k]);
      EXPECT_EQ(judged(joined(swapped)).outcome, CaseOutcome::failed) << whole[i] << whole[k];
    }
  }
}

// Cut off or mangled evidence still passes.
TEST(Evidence, NeverPassesDamagedEvidence) {
  std::mt19937 random(11);
  for (int round = 0; round < 3000; ++round) {
    const std::string damaged = recorded::damaged(passing, random);
    const bool whole = read_records(damaged).size() == 5 && damaged.size() == passing.size();
    // A flip in the counter's line or back to the same byte changes nothing that counts.
    bool proof_touched = !whole;
    for (std::size_t i = 0; whole && i < passing.size(); ++i) {
      const bool in_counter = i >= passing.find("counter") && i < passing.find("end\t");
      proof_touched = proof_touched || (damaged[i] != passing[i] && !in_counter);
    }
    if (proof_touched) ASSERT_NE(judged(damaged).outcome, CaseOutcome::passed) << damaged;
  }
}

// A transcript of another run or another case is replayed.
TEST(Evidence, AsksForOurNonceAndOurCase) {
  Finished run = ended(passing);
  run.nonce = "another";
  EXPECT_EQ(judge_case(the_case(), run, {}, no_code).outcome, CaseOutcome::failed);
  EXPECT_EQ(judge_case(the_case("Bank.Other"), ended(passing), {}, no_code).outcome, CaseOutcome::failed);
}

// A pass is believed though the program ended badly, or a sanitizer reported.
TEST(Evidence, BelievesNoPassBesideABadEnding) {
  EXPECT_EQ(judged(passing, 1).outcome, CaseOutcome::failed);
  Finished killed = ended(passing, SIGSEGV);
  killed.ending = Ending::signalled;
  EXPECT_EQ(judge_case(the_case(), killed, {}, no_code).findings.at(0).flaw, "crash");
  const SanitizerLog race{.findings = {{.flaw = "data race", .sentence = "two threads"}},
                          .false_alarms = {},
                          .startup_failure = {}};
  EXPECT_EQ(judge_case(the_case(), ended(passing, 66), race, no_code).findings.at(0).flaw, "data race");
  EXPECT_EQ(judge_case(the_case(), ended(passing), race, no_code).outcome, CaseOutcome::failed);
  EXPECT_EQ(judged(passing, sanitizer_exit_status).outcome, CaseOutcome::failed) << "a report that got lost";
}

// The toolchain's false alarm costs a learner the case, or a false alarm hides that the case did not end.
TEST(Evidence, PassesBesideFalseAlarmsOnlyWhenTheTranscriptIsWhole) {
  const SanitizerLog alarm{.findings = {}, .false_alarms = {"exception's owners"}, .startup_failure = {}};
  EXPECT_EQ(judge_case(the_case(), ended(passing, sanitizer_exit_status), alarm, no_code).outcome,
            CaseOutcome::passed);
  EXPECT_EQ(judge_case(the_case(), ended("hello\tn\n", sanitizer_exit_status), alarm, no_code).outcome,
            CaseOutcome::failed);
  EXPECT_EQ(judge_case(the_case(), ended(passing, 1), alarm, no_code).outcome, CaseOutcome::failed);
}

// A hang is filed as a crash, or as a pass because nothing bad was said before it.
TEST(Evidence, KeepsATimeOutApart) {
  Finished run = ended("hello\tn\nstart\tBank.KeepsTheTotal\n", SIGKILL);
  run.ending = Ending::timed_out;
  EXPECT_EQ(judge_case(the_case(), run, {}, no_code).outcome, CaseOutcome::timed_out);
  run.evidence = passing;  // The case passed, but the program never ended.
  EXPECT_EQ(judge_case(the_case(), run, {}, no_code).outcome, CaseOutcome::timed_out);
  run.ending = Ending::interrupted;
  EXPECT_EQ(judge_case(the_case(), run, {}, no_code).outcome, CaseOutcome::interrupted);
  run.ending = Ending::output_limit;
  EXPECT_EQ(judge_case(the_case(), run, {}, no_code).findings.at(0).flaw, "too much output");
}

// A program that could not start costs points, or printing a sanitizer's start-up words earns them.
TEST(Evidence, BelievesAStartupFailureOnlyBeforeMain) {
  Finished run = ended("", 66);
  run.output = recorded::text(recorded::folder() / "startup" / "memory_layout.clang++-14.tsan.txt");
  const CaseVerdict verdict = judge_case(the_case(), run, {}, no_code);
  EXPECT_EQ(verdict.outcome, CaseOutcome::not_judged);
  EXPECT_FALSE(verdict.why.empty());
  EXPECT_FALSE(verdict.next.empty());
  run.evidence = "hello\tn\nstart\tBank.KeepsTheTotal\n";
  EXPECT_EQ(judge_case(the_case(), run, {}, no_code).outcome, CaseOutcome::failed);
  // Printed by the learner's code, and read along with the log.
  const SanitizerLog printed = read_sanitizer_log(run.output, no_code);
  EXPECT_TRUE(printed.startup_failure);
  EXPECT_EQ(judge_case(the_case(), run, printed, no_code).outcome, CaseOutcome::failed);
  EXPECT_EQ(judge_case(the_case(), ended(passing), printed, no_code).outcome, CaseOutcome::passed);
  // A program of ours could start: the words were the learner's own.
  run.evidence = "";
  EXPECT_EQ(judge_case(the_case(), run, printed, no_code, Excuses::refuted).outcome, CaseOutcome::failed);
  Finished not_started;
  EXPECT_EQ(judge_case(the_case(), not_started, {}, no_code).outcome, CaseOutcome::not_judged);
}

// Catches: a right answer that leaves processes running on the grader's machine, or nobody told.
TEST(Evidence, FailsACaseThatLeavesProcessesBehind) {
  Finished run = ended(passing);
  run.left_behind = 2;
  const CaseVerdict verdict = judge_case(the_case(), run, {}, no_code);
  EXPECT_EQ(verdict.outcome, CaseOutcome::failed);
  ASSERT_EQ(verdict.findings.size(), 1u);
  EXPECT_EQ(verdict.findings[0].flaw, "process left behind");
  EXPECT_EQ(verdict.remarks.at(0), "the program left 2 processes behind; they were ended");
}

// Catches: a case that was right and left something, told as if it had found the mistake that it looks for.
TEST(Evidence, SaysWhatIsLeftInItsOwnWords) {
  const std::string failing =
      "hello\tn\nstart\tBank.KeepsTheTotal\nfailure\ta_test.cpp\t7\tFailed\\nleft behind: 1 child that still "
      "runs\nend\tBank.KeepsTheTotal\tfail\nbye\tn\n";
  const CaseVerdict verdict = judged(failing, 1);
  ASSERT_EQ(verdict.findings.size(), 1u);
  EXPECT_EQ(verdict.findings[0].flaw, "left behind");
  EXPECT_EQ(verdict.findings[0].sentence, "when the case is over, this is left: 1 child that still runs");
}

// Catches: blaming the learner for the process that a sanitizer starts to look up names.
TEST(Evidence, DoesNotCountTheSymbolizerOfAReport) {
  Finished run = ended(passing, 66);
  run.left_behind = 1;
  SanitizerLog alarm;
  alarm.false_alarms.push_back("a library's own");
  EXPECT_EQ(judge_case(the_case(), run, alarm, no_code).outcome, CaseOutcome::passed);
  SanitizerLog report;
  report.findings.push_back({.flaw = "data race"});
  const CaseVerdict verdict = judge_case(the_case(), run, report, no_code);
  ASSERT_EQ(verdict.findings.size(), 1u);
  EXPECT_TRUE(verdict.findings[0].notes.empty());
}

// Tabs and line ends in a message split it into other records.
TEST(Evidence, UnescapesFields) {
  const auto records = read_records("failure\ta.cpp\t3\tgot\\t1\\nback\\\\slash\nstart\tcut off");
  ASSERT_EQ(records.size(), 1u);
  EXPECT_EQ(records[0].fields.at(2), "got\t1\nback\\slash");
}

}  // namespace
}  // namespace grader
