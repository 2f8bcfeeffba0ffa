#include <gtest/gtest.h>

#include "explore/report/interleaving.hpp"

namespace explore {
namespace {

// Catches: a claim stronger than the search, or one whose injected choices are left unsaid.
TEST(Scope, AllInterleavings) {
  const Coverage coverage{
      .schedules = 93, .all_interleavings = true, .spurious_wakeups = 1, .early_timers = 2};
  EXPECT_EQ(scope_of(coverage),
            "all 93 interleavings checked (up to 1 spurious wake-up and 2 early timers in each)");
}

TEST(Scope, OneInterleavingIsTheOnlyOne) {
  EXPECT_EQ(scope_of({.schedules = 1, .all_interleavings = true}),
            "the only interleaving checked (no spurious wake-ups, no early timers)");
}

TEST(Scope, BoundAndSampled) {
  const Coverage coverage{
      .schedules = 2302, .exhausted_bound = 2, .sampled = 2000, .spurious_wakeups = 1, .early_timers = 0};
  EXPECT_EQ(scope_of(coverage),
            "all 302 schedules with at most 2 preemptions checked, then 2,000 sampled (up to 1 spurious "
            "wake-up and no early timers in each)");
}

TEST(Scope, BoundOneAndNone) {
  EXPECT_EQ(scope_of({.schedules = 12, .exhausted_bound = 1}),
            "all 12 schedules with at most 1 preemption checked (no spurious wake-ups, no early timers)");
  EXPECT_EQ(scope_of({.schedules = 4, .exhausted_bound = 0}),
            "all 4 schedules without a preemption checked (no spurious wake-ups, no early timers)");
}

// Catches: counting schedules of a bound that was given up among those of the bound that was finished.
TEST(Scope, UnfinishedBoundIsNotCountedAsFinished) {
  const Coverage coverage{.schedules = 202'020, .exhausted_bound = 1, .beyond = 200'000, .sampled = 2'000};
  EXPECT_EQ(scope_of(coverage),
            "all 20 schedules with at most 1 preemption checked, then 200,000 of those with more and 2,000 "
            "sampled (no spurious wake-ups, no early timers)");
}

// Catches: "all" without a finished bound.
TEST(Scope, NothingFinishedIsNotAll) {
  const Coverage coverage{.schedules = 3000, .beyond = 1000, .sampled = 2000};
  EXPECT_EQ(
      scope_of(coverage),
      "not all: 3,000 schedules checked, 2,000 of them sampled (no spurious wake-ups, no early timers)");
  EXPECT_EQ(scope_of({.schedules = 1}),
            "not all: 1 schedule checked (no spurious wake-ups, no early timers)");
  EXPECT_EQ(scope_of({}), "nothing checked");
}

TEST(Scope, NotJudgedSaysWhyAndNothingElse) {
  EXPECT_EQ(scope_of({.schedules = 7, .all_interleavings = true, .not_judged = "it calls fork()"}),
            "not judged: it calls fork()");
}

TEST(Scope, LibraryFaultIsNamed) {
  EXPECT_EQ(
      scope_of(
          {.schedules = 7, .exhausted_bound = 0, .toolchain = "std::counting_semaphore of libstdc++ 12"}),
      "all 7 schedules without a preemption checked (no spurious wake-ups, no early timers); not "
      "counted, a fault of the library: std::counting_semaphore of libstdc++ 12");
}

// Catches: a wrapped-around count where a record contradicts itself.
TEST(Scope, ContradictingCountsDoNotWrapAround) {
  EXPECT_EQ(scope_of({.schedules = 5, .exhausted_bound = 0, .sampled = 6}),
            "all 0 schedules without a preemption checked, then 6 sampled (no spurious wake-ups, no early "
            "timers)");
}

}  // namespace
}  // namespace explore
