#include <gtest/gtest.h>

#include "explore/search/portfolio.hpp"
#include "explore/search/replay.hpp"
#include "explore/search/search.hpp"
#include "rounds.hpp"
#include "toy_program.hpp"

namespace {

using explore::at_least;
using explore::Deviation;
using explore::rounds;
using explore::Schedule;

bool fails(const toy::Program& program, explore::FailureKind kind, const Schedule& schedule) {
  explore::Replay replay(schedule);
  const toy::Run run = toy::run(program, replay);
  return run.ending.failure && run.ending.failure->kind == kind;
}

struct Found {
  Schedule schedule;
  explore::FailureKind kind;
};

/// A failure as sampling finds it, with many needless deviations; none in most programs.
std::optional<Found> sampled_failure(const toy::Program& program) {
  explore::Profile profile;
  explore::Portfolio portfolio(profile, 5);
  for (std::uint64_t n = 0; n < 60; ++n) {
    explore::RandomStrategy& strategy = portfolio.strategy(n);
    const toy::Run run = toy::run(program, strategy);
    if (run.ending.failure) return Found{strategy.schedule(), run.ending.failure->kind};
  }
  return std::nullopt;
}

// Catches: a minimised schedule that passes, is longer than before, or has a deviation nobody needs.
TEST(Minimise, WhatIsLeftFailsAndNothingOfItIsNeedless) {
  std::size_t before = 0, after = 0, failures = 0;
  for (std::uint64_t round = 0; round < rounds(1'500U); ++round) {
    explore::Random random(40'000 + round);
    const toy::Program program = toy::random_program(random, round % 2 == 0, round % 3 == 0);
    const std::optional<Found> found = sampled_failure(program);
    if (!found) continue;
    const auto fails_alike = [&](const Schedule& candidate) {
      return fails(program, found->kind, candidate);
    };
    const Schedule least = explore::minimise(found->schedule, fails_alike);
    ASSERT_TRUE(fails_alike(least)) << toy::text_of(program) << explore::token_of(least);
    ASSERT_LE(least.size(), found->schedule.size());
    for (std::size_t at = 0; at < least.size(); ++at) {
      Schedule shorter = least;
      shorter.erase(shorter.begin() + static_cast<std::ptrdiff_t>(at));
      ASSERT_FALSE(fails_alike(shorter)) << toy::text_of(program) << explore::token_of(least);
    }
    before += found->schedule.size();
    after += least.size();
    ++failures;
  }
  EXPECT_GT(failures, at_least(200U)) << "the random programs have become too correct to say anything";
  EXPECT_LT(after * 3, before) << "from " << before << " deviations to " << after;
}

// Catches: minimising that runs for minutes because replays are slow and schedules long.
TEST(Minimise, GivesUpAfterAFewHundredReplays) {
  Schedule schedule;
  for (int decision = 0; decision < 20'000; ++decision) schedule.push_back({decision, 1});
  int replays = 0;
  explore::minimise(schedule, [&](const Schedule& candidate) {
    ++replays;
    return candidate.size() % 2 == 0 && candidate.size() > 1'000;
  });
  EXPECT_LE(replays, 400);
}

// Catches: a schedule that keeps a needless deviation because leaving it out renumbers those behind it.
TEST(Minimise, WhatFollowsADroppedDeviationIsMovedUp) {
  const auto needs_a_one_at_three_or_with_a_detour = [](const Schedule& candidate) {
    const Schedule detour{{1, 1}, {4, 1}}, direct{{3, 1}};
    return candidate == detour || candidate == direct;
  };
  EXPECT_EQ(explore::minimise({{1, 1}, {4, 1}}, needs_a_one_at_three_or_with_a_detour), (Schedule{{3, 1}}));
}

// Catches: minimising what was minimal from the start.
TEST(Minimise, AFailureOfTheUsualScheduleHasNoDeviations) {
  EXPECT_EQ(explore::minimise({{1, 1}, {4, 1}}, [](const Schedule&) { return true; }), Schedule{});
  EXPECT_EQ(explore::minimise({}, [](const Schedule&) { return true; }), Schedule{});
}

}  // namespace
