#include <gtest/gtest.h>

#include "explore/search/sleep_sets.hpp"
#include "rounds.hpp"
#include "toy_enumerator.hpp"

namespace {

using explore::at_least;
using explore::rounds;
using explore::SleepSets;

struct Reduction {
  std::size_t schedules = 0, executions = 0, outcomes = 0;
};

Reduction compare(const toy::Program& program) {
  const toy::Everything all = toy::everything(program, 20'000);
  if (!all.complete) return {};
  SleepSets search;
  std::set<std::string> outcomes, schedules;
  std::size_t executions = 0;
  do {
    const toy::Run run = toy::run(program, search);
    ++executions;
    EXPECT_FALSE(search.diverged());
    EXPECT_EQ(all.preemptions.count(run.schedule), 1U) << run.schedule;
    if (search.redundant()) continue;
    EXPECT_TRUE(schedules.insert(run.schedule).second) << "twice: " << run.schedule;
    outcomes.insert(run.outcome);
  } while (!search.unbounded() && search.next());
  if (search.unbounded()) return {};
  EXPECT_EQ(outcomes, all.outcomes) << toy::text_of(program);
  EXPECT_LE(executions, all.preemptions.size());
  return {all.preemptions.size(), executions, outcomes.size()};
}

// Catches: "all interleavings checked" said although an outcome was never reached.
TEST(SleepSets, ReachEveryOutcomeThatAnySchedulesHas) {
  Reduction sum;
  for (std::uint64_t round = 0; round < rounds(600U); ++round) {
    explore::Random random(7'000 + round);
    const Reduction one = compare(toy::random_program(random, round % 3 == 0, false));
    ASSERT_FALSE(HasFailure());
    sum.schedules += one.schedules;
    sum.executions += one.executions;
    sum.outcomes += one.outcomes;
  }
  RecordProperty("schedules", std::to_string(sum.schedules));
  RecordProperty("executions", std::to_string(sum.executions));
  EXPECT_GT(sum.outcomes, at_least(1'200U)) << "the random programs have become too easy to say anything";
  EXPECT_LT(sum.executions * 3, sum.schedules) << "sleep sets no longer pay";
}

// Catches: "all" said where a polling thread was made to wait, and orders were left out.
TEST(SleepSets, SayWhenAPollingThreadHadToGiveWay) {
  const toy::Program program{
      {{{toy::Code::load, 0}, {toy::Code::load, 0}, {toy::Code::lock, 0}, {toy::Code::unlock, 0}},
       {{toy::Code::lock, 0}, {toy::Code::unlock, 0}, {toy::Code::load, 1}}}};
  SleepSets search;
  do {
    toy::run(program, search);
  } while (!search.unbounded() && search.next());
  EXPECT_TRUE(search.unbounded());
}

// Catches: sleep sets that sleep too little to be worth their name.
TEST(SleepSets, IndependentThreadsNeedOneExecution) {
  const toy::Program program{{{{toy::Code::add, 0}, {toy::Code::add, 0}},
                              {{toy::Code::add, 1}, {toy::Code::add, 1}},
                              {{toy::Code::lock, 0}, {toy::Code::unlock, 0}}}};
  SleepSets search;
  int complete = 0;
  do {
    toy::run(program, search);
    complete += search.redundant() ? 0 : 1;
  } while (search.next());
  EXPECT_EQ(complete, 1);
}

// Catches: "all" said of a loop that may fail for ever.
TEST(SleepSets, SayWhenChoicesHaveNoEnd) {
  const toy::Program program{{{{toy::Code::weak_add, 0}}, {{toy::Code::add, 0}}}};
  SleepSets search;
  do {
    toy::run(program, search);
  } while (search.next());
  EXPECT_TRUE(search.unbounded());
}

}  // namespace
