// The decision about a race, from rounds made by hand.
#include "harness/speed_verdict.hpp"

#include <gtest/gtest.h>

#include "race_rounds.hpp"

namespace harness {
namespace {

// Catches: luck. One fast round of a race is no speed; two are.
TEST(SpeedVerdict, PassesARaceAtTheSecondHitAfterFourRounds) {
  const Rules rules = rules_of(Phase::race);
  Attempt rounds = repeated(race_round(took(6ms), took(3'100us)), 3);
  rounds.push_back(race_round(took(3'200us), took(3'100us)));
  EXPECT_EQ(verdict_on(rules, rounds), Verdict::undecided);
  rounds.push_back(race_round(took(3'200us), took(3'100us)));
  EXPECT_EQ(verdict_on(rules, rounds), Verdict::pass);
  EXPECT_EQ(verdict_on(rules, repeated(race_round(took(3'100us), took(3'100us)), 3)), Verdict::undecided);
}

// Catches: asking twice for a proof. Sleeps that overlap once have overlapped.
TEST(SpeedVerdict, PassesOverlapAtTheFirstHit) {
  EXPECT_EQ(verdict_on(rules_of(Phase::overlap), repeated(overlap_round(took(10'400us), 2), 1)),
            Verdict::pass);
}

// Catches: too mild a judge. Serial work on a quiet machine fails after five rounds, and no sooner.
TEST(SpeedVerdict, FailsSerialWorkAfterFiveUnexplainedMisses) {
  const Round overlap = overlap_round(took(20'600us), 1);
  EXPECT_EQ(verdict_on(rules_of(Phase::overlap), repeated(overlap, 4)), Verdict::undecided);
  EXPECT_EQ(verdict_on(rules_of(Phase::overlap), repeated(overlap, 5)), Verdict::fail);
  const Round race = race_round(took(6ms), took(3'100us));
  EXPECT_EQ(verdict_on(rules_of(Phase::race), repeated(race, 4)), Verdict::undecided);
  EXPECT_EQ(verdict_on(rules_of(Phase::race), repeated(race, 5)), Verdict::fail);
}

// Catches: blaming the learner for a hog. What waited for a CPU may have been fast.
TEST(SpeedVerdict, NeverFailsAMissThatWaitingExplains) {
  const Round round = race_round(took(6ms, 2'800us), took(3'100us), hog);
  EXPECT_EQ(verdict_on(rules_of(Phase::race), repeated(round, 60)), Verdict::undecided);
}

// Catches: blaming the learner for the hardware. Where two CPUs share a core, nobody reaches the target.
TEST(SpeedVerdict, NeverFailsWhereTheReferenceCouldNotHitEither) {
  EXPECT_EQ(verdict_on(rules_of(Phase::race), repeated(race_round(took(6ms), took(5ms)), 60)),
            Verdict::undecided);
}

// Catches: excusing a crowd. On a quiet machine sixty-four threads wait for nobody but each other.
TEST(SpeedVerdict, FailsACrowdThatWaitsForItselfOnlyOnAQuietMachine) {
  Sample crowd = took(6ms, 40ms);
  crowd.threads_peak = crowd.threads_created = 64;
  const Rules rules = rules_of(Phase::race);
  EXPECT_EQ(verdict_on(rules, repeated(race_round(crowd, took(3'100us)), 13)), Verdict::fail);
  EXPECT_EQ(verdict_on(rules, repeated(race_round(crowd, took(3'100us)), 12)), Verdict::undecided)
      << "12 x 20 ms";
  EXPECT_EQ(verdict_on(rules, repeated(race_round(crowd, took(3'100us), hog), 60)), Verdict::undecided);
}

// Catches: hiding behind one's own waiting. A spinlock's owner is always late, but nobody else is ever
// inside.
TEST(SpeedVerdict, FailsWorkThatIsNeverInsideTwiceHoweverMuchItWaits) {
  const Rules rules = rules_of(Phase::overlap);
  const Round waiting = overlap_round(took(60ms, 90ms), 1, took(30ms, 30ms), hog);
  EXPECT_EQ(verdict_on(rules, repeated(waiting, 9)), Verdict::undecided);
  EXPECT_EQ(verdict_on(rules, repeated(waiting, 10)), Verdict::fail);
  Attempt once_inside_twice = repeated(waiting, 19);
  once_inside_twice[7].inside_peak = 2;
  EXPECT_EQ(verdict_on(rules, once_inside_twice), Verdict::undecided);
  Round nobody_overlaps = waiting;
  nobody_overlaps.reference_inside_peak = 1;
  EXPECT_EQ(verdict_on(rules, repeated(nobody_overlaps, 20)), Verdict::undecided);
}

// Catches: a wrong answer that is fast. One wrong result is enough, at any speed.
TEST(SpeedVerdict, LetsNoSpeedMakeUpForAWrongResult) {
  Attempt rounds = repeated(race_round(took(3ms), took(3'100us)), 3);
  rounds.back().submission_right = false;
  EXPECT_EQ(verdict_on(rules_of(Phase::race), rounds), Verdict::wrong_result);
  rounds.front().reference_right = false;
  EXPECT_EQ(verdict_on(rules_of(Phase::race), rounds), Verdict::broken);
}

// Catches: failing under a quota. Where the program may not use its CPUs, a miss proves nothing; a hit does.
TEST(SpeedVerdict, OnlyPassesWhereItMayNotFail) {
  Rules rules = rules_of(Phase::race);
  rules.may_fail = false;
  EXPECT_EQ(verdict_on(rules, repeated(race_round(took(6ms), took(3'100us)), 60)), Verdict::undecided);
  EXPECT_EQ(verdict_on(rules, repeated(race_round(took(3ms), took(3'100us)), 4)), Verdict::pass);
}

// Catches: trusting a kernel that does not tell. Without waiting times only a quiet machine lets a miss
// count.
TEST(SpeedVerdict, NeedsQuietToFailWithoutWaitingTimes) {
  Rules rules = rules_of(Phase::race);
  rules.run_delay_known = false;
  EXPECT_EQ(verdict_on(rules, repeated(race_round(took(6ms), took(3'100us)), 12)), Verdict::undecided)
      << "0.24 s";
  EXPECT_EQ(verdict_on(rules, repeated(race_round(took(6ms), took(3'100us)), 13)), Verdict::fail);
  Round unknown = race_round(took(6ms), took(3'100us));
  unknown.foreign_load.reset();
  EXPECT_EQ(verdict_on(rules, repeated(unknown, 60)), Verdict::undecided);
}

// Catches: short sleeps of many threads, which a busy run queue swallows.
TEST(SpeedVerdict, CountsNoShortSleepsOfManyThreadsUnderLoad) {
  Rules rules = rules_of(Phase::overlap);
  rules.threads = 4;
  rules.target = 2.5;
  Round round = overlap_round(took(10ms), 4, took(6ms), hog);
  EXPECT_EQ(verdict_on(rules, repeated(round, 20)), Verdict::undecided);
  round.each = 5ms;
  EXPECT_EQ(verdict_on(rules, repeated(round, 5)), Verdict::fail);
}

// Catches: a lucky baseline. A contended one counts with its median, an uncontended one with its quickest
// run.
TEST(SpeedVerdict, TakesTheMedianOfABimodalBaseline) {
  Rules rules = rules_of(Phase::race);
  Attempt rounds = repeated(race_round(took(1ms), took(1ms)), 5);
  rounds[2].baseline = took(1'500us);
  EXPECT_NEAR(tally(rules, rounds).best, 1.5, 0.01);
  rules.baseline_is_bimodal = true;
  EXPECT_NEAR(tally(rules, rounds).best, 6.0, 0.01);
}

// Catches: a verdict on one bad moment. A fail counts when a second race fails too; else the second one
// counts.
TEST(SpeedVerdict, ConfirmsAFailOnce) {
  const Rules rules = rules_of(Phase::race);
  const Attempt failed = repeated(race_round(took(6ms), took(3'100us)), 5);
  const Attempt passed = repeated(race_round(took(3ms), took(3'100us)), 4);
  const Attempt undecided = repeated(race_round(took(6ms, 4ms), took(3'100us), hog), 60);
  using Attempts = std::vector<Attempt>;
  EXPECT_EQ(verdict_on(rules, Attempts{failed}), Verdict::undecided);
  EXPECT_TRUE(wants_another(rules, Attempts{failed}));
  EXPECT_EQ(verdict_on(rules, Attempts{failed, failed}), Verdict::fail);
  EXPECT_EQ(verdict_on(rules, Attempts{failed, passed}), Verdict::pass);
  EXPECT_EQ(verdict_on(rules, Attempts{failed, undecided}), Verdict::undecided);
  EXPECT_FALSE(wants_another(rules, Attempts{failed, undecided}));
  EXPECT_TRUE(wants_another(rules, Attempts{undecided}));
  EXPECT_TRUE(wants_another(rules, Attempts{undecided, failed}));
  EXPECT_EQ(verdict_on(rules, Attempts{undecided, failed, failed}), Verdict::fail);
}

}  // namespace
}  // namespace harness
