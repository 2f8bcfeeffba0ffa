// The decision about a race, from rounds made by hand.
#include "harness/speed_verdict.hpp"

#include <gtest/gtest.h>

#include <random>

namespace harness {
namespace {

using std::chrono::nanoseconds;
using namespace std::chrono_literals;

constexpr double hog = 1.0;

Rules rules_of(Phase phase) { return {.phase = phase, .usable_cpus = 2, .budget = 2s}; }

Sample took(nanoseconds wall, nanoseconds waited = 0ns) {
  return {.wall = wall, .cpu = wall, .run_delay = waited, .threads_created = 2, .threads_peak = 2};
}

// A baseline of 6 ms against these.
Round race_round(Sample submission, Sample reference, double foreign_load = 0.0) {
  return {
      .baseline = took(6ms), .submission = submission, .reference = reference, .foreign_load = foreign_load};
}

Round overlap_round(Sample submission, unsigned inside, Sample reference = took(10'300us),
                    double foreign_load = 0.0) {
  return {.exact_base = 20ms,
          .each = 1ms,
          .submission = submission,
          .reference = reference,
          .inside_peak = inside,
          .reference_inside_peak = 2,
          .foreign_load = foreign_load};
}

Attempt repeated(Round round, int times) {
  Attempt rounds;
  for (int i = 1; i <= times; ++i) {
    round.elapsed = 20ms * i;
    rounds.push_back(round);
  }
  return rounds;
}

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

// The rounds of working code: at least 1.65 times faster but for waiting, which may be anything.
struct Weather {
  std::mt19937 dice;

  nanoseconds between(nanoseconds low, nanoseconds high) {
    return nanoseconds(std::uniform_int_distribution<std::int64_t>(low.count(), high.count())(dice));
  }
  Sample delayed(Sample sample) {
    const nanoseconds waited = between(0ns, 20ms);
    sample.wall +=
        between(0ns, waited);  // Threads wait at the same time: the sum may be more than what it costs.
    sample.run_delay += waited;
    return sample;
  }
  Attempt working_code(Phase phase, int rounds, double load) {
    Attempt attempt;
    for (int i = 1; i <= rounds; ++i) {
      Round round =
          phase == Phase::race
              ? race_round(delayed(took(between(3ms, 3'600us))), delayed(took(3'100us)), load)
              : overlap_round(delayed(took(between(10'200us, 12ms))), 2, delayed(took(10'300us)), load);
      if (phase == Phase::race) round.baseline.wall += between(0ns, 20ms);
      round.elapsed = 30ms * i;
      attempt.push_back(round);
    }
    return attempt;
  }
};

// Catches: any path from waiting to a fail. Working code never fails, whatever waiting is added to whatever
// arm.
TEST(SpeedVerdict, NeverFailsWorkingCodeForWaiting) {
  Weather weather{std::mt19937(7)};
  for (int i = 0; i < 3000; ++i) {
    const Phase phase = i % 2 == 0 ? Phase::race : Phase::overlap;
    const int count = 1 + i % most_rounds(phase);
    const Attempt rounds = weather.working_code(phase, count, i % 3 == 0 ? 0.0 : hog);
    EXPECT_NE(verdict_on(rules_of(phase), rounds), Verdict::fail);
  }
}

// Catches: a threshold in seconds where a ratio is meant. Twice as slow a machine gives the same verdict.
TEST(SpeedVerdict, IsTheSameAtAnySpeedOfTheMachine) {
  Weather weather{std::mt19937(11)};
  const auto scale = [](Sample& sample, int factor) {
    sample.wall *= factor;
    sample.cpu *= factor;
    sample.run_delay *= factor;
  };
  for (int i = 0; i < 2000; ++i) {
    const Phase phase = i % 2 == 0 ? Phase::race : Phase::overlap;
    Attempt rounds = weather.working_code(phase, 1 + i % 20, hog);
    for (Round& round : rounds) {
      if (weather.dice() % 3 == 0) round.submission = took(phase == Phase::race ? 6ms : 20ms);
    }
    const Verdict before = verdict_on(rules_of(phase), rounds);
    for (Round& round : rounds) {
      round.exact_base *= 3;
      round.each *= 3;
      round.elapsed *= 3;
      for (Sample* sample : {&round.baseline, &round.submission, &round.reference}) scale(*sample, 3);
    }
    EXPECT_EQ(verdict_on(rules_of(phase), rounds), before);
  }
}

// Catches: a slower answer that fares better. More time without more waiting never turns a fail into a pass.
TEST(SpeedVerdict, NeverRewardsBeingSlower) {
  Weather weather{std::mt19937(13)};
  for (int i = 0; i < 2000; ++i) {
    Attempt rounds = weather.working_code(Phase::race, 4 + i % 20, hog);
    const bool passed_before = verdict_on(rules_of(Phase::race), rounds) == Verdict::pass;
    for (Round& round : rounds) round.submission.wall += weather.between(0ns, 3ms);
    const bool passes_now = verdict_on(rules_of(Phase::race), rounds) == Verdict::pass;
    EXPECT_TRUE(passed_before || !passes_now);
  }
}

}  // namespace
}  // namespace harness
