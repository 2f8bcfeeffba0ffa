#include "gates/program_exploration.hpp"

#include <gtest/gtest.h>

namespace grader {
namespace {

ProgramFinding searched(std::uint64_t schedules, int bound, std::uint64_t sampled = 0) {
  return {.coverage = {.schedules = schedules, .exhausted_bound = bound, .sampled = sampled},
          .interleaving = {}};
}

ProgramFinding found(const std::string& token) {
  explore::Interleaving interleaving;
  interleaving.flaw = "deadlock";
  interleaving.token = token;
  return {.coverage = {.schedules = 3}, .interleaving = interleaving};
}

// Catches: a claim that leaves out what some worker did, or that claims more than the first one exhausted.
TEST(ProgramExploration, AddsUpWhatItsWorkersSearched) {
  const ProgramFinding sum = together({searched(100, 1), searched(500, -1, 500), searched(400, -1, 400)});
  EXPECT_FALSE(sum.interleaving);
  EXPECT_EQ(sum.coverage.schedules, 1000u);
  EXPECT_EQ(sum.coverage.sampled, 900u);
  EXPECT_EQ(sum.coverage.exhausted_bound, 1);
}

// Catches: another finding from run to run, whichever worker was faster.
TEST(ProgramExploration, ReportsTheFirstWorkersFinding) {
  EXPECT_EQ(together({searched(9, 0), found("1A"), found("2B")}).interleaving->token, "1A");
  EXPECT_EQ(together({found("0C"), found("1A"), searched(9, -1, 9)}).interleaving->token, "0C");
}

// Catches: sampled schedules counted beside "all interleavings", as many as there was time for.
TEST(ProgramExploration, NeedsNoSamplesWhereEverythingWasSeen) {
  ProgramFinding all = searched(20, 2);
  all.coverage.all_interleavings = true;
  EXPECT_EQ(together({all, searched(150, -1, 150)}).coverage, all.coverage);
}

// Catches: a program that cannot be controlled, told as one in which nothing was found.
TEST(ProgramExploration, IsNotJudgedWhenAWorkerCannot) {
  ProgramFinding excused = searched(1, -1);
  excused.coverage.not_judged = "it calls fork";
  EXPECT_EQ(together({searched(9, 2), excused}).coverage.not_judged, "it calls fork");
  EXPECT_TRUE(together({found("1A"), excused}).interleaving);
}

}  // namespace
}  // namespace grader
