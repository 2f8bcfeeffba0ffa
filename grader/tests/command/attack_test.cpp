// Learner's code that works at its verdict instead of at its task (kit/labs/43-attacks/answer.cpp): none may
// pass, each must be named, and nothing it started may stay.
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/command/small_kit.hpp"
#include "tests/process/sign_of_life.hpp"

namespace grader {
namespace {

/// One grading of all attacks, for all tests here: each case runs in a process of its own anyway.
struct Attacked {
  SignOfLife child, daemon;
  Graded graded;

  Attacked()
      : graded(grader::graded(
            SmallKit::shared(), {"43", "--only", "correct"},
            {{"INTERLEAVE_TEST_CHILD", child.path()}, {"INTERLEAVE_TEST_DAEMON", daemon.path()}})) {}

  const GateResult& gate() const { return graded.gate("43.1", Gate::correct); }
};

const Attacked& attacked() {
  static const Attacked instance;
  return instance;
}

/// What the grading found of one attack; an empty finding when it passed.
Finding finding_of(const std::string& attack) {
  for (const Finding& finding : attacked().gate().findings) {
    if (finding.test == "Attack." + attack) return finding;
  }
  return {};
}

void expect(const std::string& attack, const std::string& flaw, const std::string& words) {
  const Finding finding = finding_of(attack);
  EXPECT_EQ(finding.flaw, flaw) << attack << ": " << finding.sentence;
  EXPECT_TRUE(has(finding.sentence, words)) << attack << ": " << finding.sentence;
}

// Catches: any attack that earns the case.
TEST(Attack, NeverPasses) {
  EXPECT_EQ(attacked().graded.said.status, 1) << attacked().graded.said.err;
  EXPECT_EQ(attacked().gate().outcome, Outcome::fail);
  EXPECT_EQ(attacked().gate().cases, 20)
      << "a document holds 20 findings: spread more attacks over two tasks";
  EXPECT_EQ(attacked().gate().cases_passed, 0);
  EXPECT_EQ(attacked().graded.result.points, 0);
}

// Catches: an exit status of 0 taken for a pass.
TEST(Attack, ByEndingTheProgramEndsTheCaseEarly) {
  for (const char* attack : {"CallsExit", "CallsUnderscoreExit", "CallsQuickExit", "BecomesAnotherProgram"}) {
    expect(attack, "ended early", "ended in the middle of the case, with exit status 0");
  }
}

// Catches: a program that never reaches main() taken for one without tests.
TEST(Attack, ByAStaticConstructorIsNoticed) {
  expect("ExitsBeforeMain", "ended early", "before main");
  expect("MovesTheTestToAnotherShard", "ended early", "the case never ran");
}

// Catches: a filter of the learner's that keeps the case from running.
TEST(Attack, ByAFilterChangesNothing) { expect("FiltersTheTests", "wrong number", "another one"); }

// Catches: reading what a program prints.
TEST(Attack, ByPrintedWordsIsNotBelieved) {
  expect("PrintsThatItPassed", "ended early", "in the middle of the case");
}

// Catches: a failure that the exit status no longer tells.
TEST(Attack, OnTheExitStatusDoesNotHideTheFailure) {
  expect("HidesTheStatus", "wrong number", "another one");
}

// Catches: believing whatever comes over the private channel.
TEST(Attack, OnThePrivateChannelDoesNotFit) {
  expect("GuessesTheChannel", "ended early", "the evidence does not fit");
  expect("ReturnsTwice", "ended early", "the evidence does not fit");
}

// Catches: no evidence taken for no failure.
TEST(Attack, ByClosingEverythingLeavesNoEvidence) {
  expect("ClosesEverything", "ended early", "ended in the middle");
}

// Catches: processes that stay on the grader's machine, and the learner who is not told.
TEST(Attack, ByLeavingProcessesBehindFailsAndLeavesNone) {
  expect("LeavesAChild", "left behind", "1 child that still runs");
  expect("LeavesADaemon", "left behind", "1 child");
  EXPECT_TRUE(attacked().child.ended()) << "the child lives on, or never lived";
  EXPECT_TRUE(attacked().daemon.ended()) << "the daemon lives on, or never lived";
  EXPECT_EQ(attacked().graded.said.left_behind, 0);
}

// Catches: a loop that holds the grading up for ever, or is told without the case's name.
TEST(Attack, ByNeverEndingIsCalledAHang) {
  expect("NeverEnds", "hang", "did not end");
  EXPECT_LT(attacked().gate().elapsed, std::chrono::minutes(1));
}

// Catches: output that fills memory, disk or screen.
TEST(Attack, ByTenMegabytesOfOutputIsStopped) {
  expect("PrintsTenMegabytes", "too much output", "printed without end");
  EXPECT_LT(attacked().graded.said.out.size(), 10'000u);
}

// Catches: a crash that a handler turns into exit status 0, or one without its place.
TEST(Attack, ByCrashingIsTold) {
  expect("HidesACrash", "ended early", "in the middle of the case");
  expect("Aborts", "crash", "abort()");
  expect("ThrowsOnAThread", "uncaught exception", "out of votes");
  expect("ThrowsIntoTheTest", "wrong number", "another one");
}

// Catches: a remark about a sanitizer's own helper process.
TEST(Attack, ByAbortIsNotSaidToLeaveAProcessBehind) {
  for (const std::string& note : finding_of("Aborts").notes) EXPECT_FALSE(has(note, "behind")) << note;
}

}  // namespace
}  // namespace grader
