// The grader's verdict from a case's evidence: records of real runs, and records that somebody spoiled.
#include "gates/speed.hpp"

#include <gtest/gtest.h>

#include <array>
#include <fstream>
#include <sstream>

#include "harness/speed_record.hpp"

namespace grader {
namespace {

using namespace std::chrono_literals;

std::string recorded(const std::string& name) {
  std::ifstream file(std::string(TEST_DATA_FOLDER) + "/recorded/speed/" + name + ".txt");
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

void expect_fail(const std::string& evidence, const std::string& flaw) {
  const SpeedJudgement judgement = judge_speed(evidence);
  EXPECT_EQ(judgement.outcome, Outcome::fail) << judgement.why;
  EXPECT_EQ(judgement.flaw, flaw) << judgement.why;
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << "no '" << from << "' in the record";
  return at == std::string::npos ? text : text.replace(at, from.size(), to);
}

// The text without its line that begins like this.
std::string without(const std::string& text, const std::string& beginning) {
  const std::size_t from = text.find(beginning);
  EXPECT_NE(from, std::string::npos) << "no '" << beginning << "' in the record";
  return text.substr(0, from) + text.substr(text.find('\n', from) + 1);
}

// Catches: a judge who reads the load as the learner's fault. Working code beside hogs, in real records.
TEST(Speed, PassesWorkingCodeOnABusyMachine) {
  for (const char* name : {"one-hog-pool", "quota-dynamic"}) {
    const SpeedJudgement judgement = judge_speed(recorded(name));
    EXPECT_EQ(judgement.outcome, Outcome::pass) << name << ": " << judgement.why;
    EXPECT_GE(judgement.measurements.at("speedup"), 1.6);
    EXPECT_GE(judgement.measurements.at("overlap"), 1.52);
    EXPECT_GE(judgement.measurements.at("rounds"), 5);
    EXPECT_GT(judgement.measurements.at("foreign_load"), 0.15);
  }
}

// Catches: asking for the impossible. Proved overlap counts where speed cannot be measured, and says why it
// cannot.
TEST(Speed, PassesProvisionallyWhereSpeedCannotBeMeasured) {
  const SpeedJudgement one_core = judge_speed(recorded("one-core-pool"));
  EXPECT_EQ(one_core.outcome, Outcome::provisional);
  EXPECT_NE(one_core.why.find("needs 2 CPUs, this program may use 1"), std::string::npos) << one_core.why;
  const SpeedJudgement two_hogs = judge_speed(recorded("two-hogs-dynamic"));
  EXPECT_EQ(two_hogs.outcome, Outcome::provisional);
  EXPECT_NE(two_hogs.why.find("other programs were using 1.8 CPUs"), std::string::npos) << two_hogs.why;
}

// Catches: a busy machine as an excuse. Serial code fails beside hogs too, with the sentence that helps.
TEST(Speed, FailsSerialCodeOnABusyMachine) {
  expect_fail(recorded("one-hog-sequential"), "no overlap");
  expect_fail(recorded("two-hogs-burner"), "no overlap");
  const std::string why = judge_speed(recorded("one-hog-sequential")).why;
  EXPECT_NE(why.find("at most 1 of your 2 threads was inside at once. Is a lock held"), std::string::npos)
      << why;
}

// Catches: "no overlap" said of code that overlaps too little.
TEST(Speed, CallsAnUnevenSplitTooSlow) { expect_fail(recorded("one-hog-uneven"), "too slow"); }

// Catches: taking silence for success. A record that lacks anything is never a pass.
TEST(Speed, NeverPassesARecordThatBreaksOff) {
  const std::string whole = recorded("quota-dynamic");
  expect_fail("", "ended early");
  expect_fail("hello\tx\nstart\tA.B\n", "ended early");
  EXPECT_EQ(judge_speed("start\tA.B\nend\tA.B\tpass\n").outcome, Outcome::broken);
  expect_fail(without(whole, "race\toverlap\tsummary"), "ended early");
  expect_fail(without(whole, "race\trace\tsummary"), "ended early");
  expect_fail(without(whole, "race\trace\trules"), "ended early");
  expect_fail(without(whole, "race\toverlap\trules"), "ended early");
  expect_fail(without(whole, "race\trace\tround\tattempt=1 round=1 "), "ended early");
  expect_fail(without(whole, "race\trace\tround\tattempt=1 round=3 "), "ended early");
  for (std::size_t length = 0; length < whole.rfind("end\t"); length += 7) {
    EXPECT_EQ(judge_speed(whole.substr(0, length)).outcome, Outcome::fail)
        << "cut after " << length << " bytes";
  }
}

// Catches: believing what cannot be. Each of these records says "pass" and contradicts itself.
TEST(Speed, NeverPassesARecordThatContradictsItself) {
  const std::string whole = recorded("quota-dynamic");
  expect_fail(replaced(whole, "rounds=5 verdict=pass", "rounds=4 verdict=pass"), "ended early");
  expect_fail(replaced(whole, "each=1000000", "each=soon"), "ended early");
  expect_fail(replaced(whole, " inside=2", ""), "ended early");
  expect_fail(replaced(whole, " inside=2", " inside=2 inside=2"), "ended early");
  expect_fail(replaced(whole, " inside=2", " inside=1"), "ended early");
  expect_fail(replaced(whole, "submission_wall=1", "submission_wall=-1"), "ended early");
  expect_fail(replaced(whole, "race\trace\tsummary", "race\trace\tverdict"), "ended early");
  expect_fail(replaced(recorded("one-hog-sequential"), "verdict=fail", "verdict=pass"), "ended early");
  expect_fail(replaced(recorded("two-hogs-dynamic"), "verdict=undecided", "verdict=pass"), "ended early");
}

// A race of these rounds, as a lab program records it.
std::string race_of(const harness::Rules& rules, const harness::Attempt& rounds) {
  const harness::RaceRecord record{.rules = rules, .attempts = {rounds}};
  std::string text = "race\trace\trules\t" + harness::encode(rules) + "\n";
  for (std::size_t i = 0; i < rounds.size(); ++i) {
    text += "race\trace\tround\t" + harness::encode(rounds[i], 1, i + 1) + "\n";
  }
  return text + "race\trace\tsummary\t" + harness::encode_summary(record) + "\nend\tA.B\tpass\n";
}

harness::Attempt rounds_of(std::chrono::nanoseconds submission, std::chrono::nanoseconds waited, int count) {
  harness::Attempt rounds;
  for (int i = 1; i <= count; ++i) {
    const harness::Sample baseline{.wall = 6ms, .cpu = 6ms}, reference{.wall = 3100us, .cpu = 6ms};
    rounds.push_back({.baseline = baseline,
                      .submission = {.wall = submission, .cpu = 6ms, .run_delay = waited},
                      .reference = reference,
                      .elapsed = 40ms * i,
                      .foreign_load = 1.0});
  }
  return rounds;
}

// Catches: a wrong result that is fast.
TEST(Speed, FailsAWrongResult) {
  const harness::Rules rules{.phase = harness::Phase::race, .usable_cpus = 2, .budget = 2s};
  harness::Attempt rounds = rounds_of(3ms, 0ms, 2);
  rounds.back().submission_right = false;
  expect_fail(race_of(rules, rounds), "wrong result");
  rounds.back().reference_right = false;
  EXPECT_EQ(judge_speed(race_of(rules, rounds)).outcome, Outcome::broken) << "our reference, not the learner";
}

// Catches: a guess where there is no evidence. A race without a decision and without proved overlap is not
// judged.
TEST(Speed, DoesNotJudgeAnUndecidedRace) {
  const harness::Rules rules{
      .phase = harness::Phase::race, .retry_undecided = false, .usable_cpus = 2, .budget = 2s};
  const SpeedJudgement judgement = judge_speed(race_of(rules, rounds_of(6ms, 5ms, 50)));
  EXPECT_EQ(judgement.outcome, Outcome::not_judged) << judgement.why;
  expect_fail(race_of(rules, rounds_of(6ms, 5ms, 49)), "ended early");
}

// Catches: a record that forgets a field. What is written is what is read.
TEST(Speed, ReadsBackWhatWasRecorded) {
  const harness::Rules rules{.phase = harness::Phase::race,
                             .threads = 2,
                             .target = 1.5,
                             .baseline_is_bimodal = true,
                             .may_fail = false,
                             .retry_undecided = false,
                             .usable_cpus = 3,
                             .quota = 1.5,
                             .run_delay_known = false,
                             .budget = 1234ms};
  const auto races = harness::read_races(race_of(rules, rounds_of(3ms, 1ms, 4)));
  ASSERT_EQ(races.size(), 1u);
  EXPECT_EQ(races.front().defect, "");
  EXPECT_EQ(races.front().rules, rules);
  EXPECT_EQ(races.front().attempts, std::vector<harness::Attempt>{rounds_of(3ms, 1ms, 4)});
}

// Catches: a gate that forgets a case. One failed case fails the gate; a proof beside an open question is
// "pass*".
TEST(Speed, AddsCasesUp) {
  using enum Outcome;
  EXPECT_EQ(speed_outcome(std::array{pass, pass}), pass);
  EXPECT_EQ(speed_outcome(std::array{pass, not_judged}), provisional);
  EXPECT_EQ(speed_outcome(std::array{pass, provisional}), provisional);
  EXPECT_EQ(speed_outcome(std::array{not_judged, not_judged}), not_judged);
  EXPECT_EQ(speed_outcome(std::array{provisional, broken, fail}), fail);
  EXPECT_EQ(speed_outcome(std::array{pass, broken}), broken);
  EXPECT_EQ(speed_outcome({}), broken);
}

}  // namespace
}  // namespace grader
