#include "gates/gate_sum.hpp"

#include <gtest/gtest.h>

namespace grader {
namespace {

CaseRun explored(explore::Coverage coverage, Outcome outcome = Outcome::pass) {
  CaseRun run{.outcome = outcome, .why = outcome == Outcome::pass ? "" : "fork() is called"};
  run.coverage = std::move(coverage);
  return run;
}

explore::Coverage bound(int preemptions, std::uint64_t schedules, std::uint64_t sampled = 0) {
  return {.schedules = schedules + sampled, .exhausted_bound = preemptions, .sampled = sampled};
}

// Catches: a claim that is larger than what was searched, or numbers that are not the sum.
TEST(GateSum, ClaimsWhatEachSearchCovered) {
  const GateResult gate = sum_up(Gate::never_stuck, {explored(bound(2, 300)), explored(bound(2, 2, 50))});
  EXPECT_EQ(gate.outcome, Outcome::pass);
  EXPECT_TRUE(gate.why.starts_with("2 of 2, all 302 schedules with at most 2 preemptions")) << gate.why;
  EXPECT_EQ(gate.measurements.at("schedules"), 352);
  EXPECT_EQ(gate.measurements.at("sampled_schedules"), 50);
  EXPECT_EQ(gate.measurements.at("preemption_bound"), 2);
  EXPECT_EQ(gate.measurements.at("all_interleavings"), 0);
}

// Catches: "all interleavings" said because one case was small enough for it.
TEST(GateSum, ClaimsTheSmallestBoundOfUnlikeSearches) {
  explore::Coverage all = bound(2, 93);
  all.all_interleavings = true;
  for (const auto& searches : {std::vector{all, bound(1, 40)}, std::vector{bound(1, 40), all}}) {
    EXPECT_EQ(common_scope(searches), "every schedule with at most 1 preemption checked, 133 in all");
  }
  EXPECT_TRUE(common_scope({all, all}).starts_with("all 186 interleavings checked"));
  const GateResult gate = sum_up(Gate::never_stuck, {explored(all), explored(bound(0, 4))});
  EXPECT_EQ(gate.measurements.at("all_interleavings"), 0);
  EXPECT_EQ(gate.measurements.at("preemption_bound"), 0);
}

// Catches: a library's fault that was met and not told of.
TEST(GateSum, TellsOfAFaultOfTheLibrary) {
  explore::Coverage faulty = bound(1, 10);
  faulty.toolchain = "its semaphore can sleep for ever";
  for (const auto& searches : {std::vector{bound(2, 1), faulty}, std::vector{faulty, bound(1, 1)}}) {
    EXPECT_NE(common_scope(searches).find("its semaphore can sleep for ever"), std::string::npos);
  }
}

// Catches: one case that cannot be judged and takes the gate's failure or pass with it.
TEST(GateSum, IsAsGoodAsItsWorstCase) {
  const CaseRun good = explored(bound(2, 5)), excused = explored({}, Outcome::not_judged);
  CaseRun bad = {.outcome = Outcome::fail, .finding = {.flaw = "deadlock", .sentence = "a ring"}};
  EXPECT_EQ(sum_up(Gate::never_stuck, {good, excused}).outcome, Outcome::not_judged);
  EXPECT_EQ(sum_up(Gate::never_stuck, {good, excused}).why, "fork() is called");
  EXPECT_EQ(sum_up(Gate::never_stuck, {excused, bad, good}).outcome, Outcome::fail);
  EXPECT_EQ(sum_up(Gate::never_stuck, {excused, bad, good}).why, "a ring");
  EXPECT_EQ(sum_up(Gate::never_stuck, {excused, bad, good}).cases_passed, 1);
}

}  // namespace
}  // namespace grader
