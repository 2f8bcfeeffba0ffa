// What must hold of the decision about a race whatever the rounds are.
#include <gtest/gtest.h>

#include <random>

#include "race_rounds.hpp"

namespace harness {
namespace {

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
