#include "gates/evidence.hpp"

#include <gtest/gtest.h>

#include <csignal>

#include "gates/sanitizer_options.hpp"
#include "recorded.hpp"

namespace grader {
namespace {

const LearnerCode no_code{.files = {"bank.cpp"}, .source_line = {}};

Case the_case(const std::string& name = "Bank.KeepsTheTotal") {
  return {.name = name,
          .flaw = "torn total",
          .why = "The sum is read while money is on its way.",
          .file = "tests/bank_test.cpp",
          .line = 12};
}

const std::string passing =
    "hello\tn\nstart\tBank.KeepsTheTotal\ncounter\tthreads\t3\nend\tBank.KeepsTheTotal\tpass\nbye\tn\n";

Finished ended(const std::string& evidence, int status = 0) {
  Finished run;
  run.ending = Ending::exited;
  run.code = status;
  run.evidence = evidence;
  run.nonce = "n";
  return run;
}

CaseVerdict judged(const std::string& evidence, int status = 0) {
  return judge_case(the_case(), ended(evidence, status), {}, no_code);
}

/// A transcript of record_endings.sh: the status, then evidence, output and the sanitizer's log.
CaseVerdict judged_transcript(const std::string& name, const std::string& variant) {
  const std::string text =
      recorded::text(recorded::folder() / "transcripts" / (name + "." + variant + ".txt"));
  const std::size_t evidence = text.find("=== evidence\n"), output = text.find("=== output\n"),
                    log = text.find("=== log\n");
  EXPECT_NE(log, std::string::npos) << name;
  const int status = std::stoi(text);
  Finished run = ended(text.substr(evidence + 13, output - evidence - 13), status);
  run.nonce = "the-nonce";
  run.output = text.substr(output + 11, log - output - 11);
  if (status > 128) run.ending = Ending::signalled, run.code = status - 128;
  Case expected = the_case("Endings." + name);
  expected.file = "tests/endings_test.cpp";
  return judge_case(expected, run, read_sanitizer_log(text.substr(log + 8), no_code), no_code);
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

struct Expectation {
  std::string name, variant, flaw, part_of_the_sentence;
};

// A way to end a program early passes, or is told in words that do not help.
TEST(Evidence, NamesEveryWayToEndEarly) {
  const std::vector<Expectation> expectations = {
      {"exits_before_main", "plain", "ended early", "the program ended before main, with exit status 0"},
      {"exits_before_main", "asan", "ended early", "the program ended before main, with exit status 0"},
      {"chooses_another_test", "plain", "torn total", "The sum is read"},
      {"asks_for_no_test", "plain", "ended early", "the case never ran"},
      {"exits", "plain", "ended early",
       "in the middle of the case, with exit status 0: something calls exit()"},
      {"exits_at_once", "asan", "ended early", "in the middle of the case"},
      {"exits_quickly", "plain", "ended early", "in the middle of the case"},
      {"prints_that_it_passed", "plain", "ended early", "in the middle of the case"},
      {"fails_and_hides_the_status", "plain", "torn total", "The sum is read"},
      {"ends_in_a_destructor", "plain", "ended early", "ended with exit status 7"},
      {"throws_in_the_body", "plain", "torn total", "The sum is read"},
      {"throws_on_a_thread", "plain", "uncaught exception",
       "nobody caught std::runtime_error (\"station 3 does not answer\")"},
      {"throws_on_a_thread", "asan", "uncaught exception", "thrown at tests/endings_test.cpp:71"},
      {"throws_an_int_on_a_thread", "asan", "uncaught exception", "nobody caught int, thrown at"},
      {"forgets_to_join", "plain", "unjoined thread", "a std::thread was destroyed before it was joined"},
      {"forgets_to_join", "asan", "unjoined thread", "tests/endings_test.cpp:"},
      {"touches_foreign_memory", "plain", "crash", "signal 11 (SIGSEGV)"},
      {"touches_foreign_memory", "asan", "crash", "an address that holds no memory"},
      {"aborts", "plain", "crash", "something called abort()"},
      {"is_not_done", "plain", "not done yet", "not done yet: 03.2"},
      {"is_not_done", "asan", "not done yet", "not done yet: 03.2"},
      {"leaks", "asan", "memory leak", "the memory allocated at tests/endings_test.cpp:"},
  };
  for (const Expectation& expected : expectations) {
    const CaseVerdict verdict = judged_transcript(expected.name, expected.variant);
    const std::string what = expected.name + "." + expected.variant;
    ASSERT_EQ(verdict.outcome, CaseOutcome::failed) << what;
    ASSERT_FALSE(verdict.findings.empty()) << what;
    EXPECT_EQ(verdict.findings[0].flaw, expected.flaw) << what << ": " << verdict.findings[0].sentence;
    EXPECT_NE(verdict.findings[0].sentence.find(expected.part_of_the_sentence), std::string::npos)
        << what << ": " << verdict.findings[0].sentence;
    EXPECT_EQ(verdict.findings[0].test, "Endings." + expected.name) << what;
  }
}

// Of several failed EXPECTs the learner sees the last, or none of their messages.
TEST(Evidence, ShowsTheFirstFailureAndCountsTheOthers) {
  const Finding finding = judged_transcript("fails_twice", "plain").findings.at(0);
  EXPECT_EQ(finding.flaw, "torn total");
  EXPECT_EQ(finding.sentence, "The sum is read while money is on its way.");
  EXPECT_EQ(finding.places.at(0).file, "tests/endings_test.cpp");
  EXPECT_EQ(std::ranges::count(finding.notes, "two counters sold seat 17"), 1);
  EXPECT_EQ(finding.notes.back(), "and 1 more of this case's expectations failed");
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
