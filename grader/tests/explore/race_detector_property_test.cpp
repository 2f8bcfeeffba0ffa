// The race detector against the memory model by definition, on thousands of random executions.
#include <gtest/gtest.h>

#include <algorithm>

#include "performance.hpp"
#include "random_program.hpp"
#include "rounds.hpp"

namespace explore {
namespace {

constexpr int programs = rounds(10'000);
constexpr int steps = 120;

struct Tally {
  int racy = 0, clean = 0, late = 0;
};

/// Does the race that was told have its ends where the model has them?
void expect_ends(const Race& race, const MemoryModel& model, const std::vector<int>& expected) {
  const int later = model.size() - 1, earlier = race.earlier.event;
  EXPECT_EQ(race.later.event, later);
  EXPECT_EQ(race.later.place, place_of(later));
  EXPECT_EQ(race.later.thread, model[later].thread);
  ASSERT_EQ(std::count(expected.begin(), expected.end(), earlier), 1) << "said " << earlier;
  EXPECT_EQ(race.earlier.thread, model[earlier].thread);
  EXPECT_EQ(race.earlier.place, place_of(earlier));
  EXPECT_EQ(race.earlier.bytes, static_cast<int>(model[earlier].bytes));
  EXPECT_LT(race.address - model[earlier].address, model[earlier].bytes);
  EXPECT_LT(race.address - model[later].address, model[later].bytes);
}

/// Where steps cannot be told apart: is there one by that thread and of that kind among the expected?
void expect_alike(const Race& race, const MemoryModel& model, const std::vector<int>& expected) {
  EXPECT_TRUE(std::any_of(expected.begin(), expected.end(),
                          [&](int number) {
                            const Step& step = model[number];
                            const bool atomic = step.what != What::read && step.what != What::write;
                            const bool write = step.what != What::read && step.what != What::load;
                            return step.thread == race.earlier.thread && write == race.earlier.write &&
                                   atomic == race.earlier.atomic;
                          }))
      << "said T" << race.earlier.thread;
}

/// Runs a program up to its first race.
void run(unsigned seed, Labels labels, Tally& tally) {
  RandomProgram program(seed, RandomProgram::Style::anything);
  MemoryModel model;
  detector().begin();
  const Race* race = nullptr;
  for (int i = 0; i < steps && race == nullptr; ++i) {
    const int number = model.add(program.next());
    const std::vector<int> expected = model.races_with(number);
    if (!expected.empty() && !program.keeps_race()) {
      model.drop_last();
      continue;
    }
    race = perform(model[number], number, labels);
    ASSERT_EQ(race != nullptr, !expected.empty()) << words_of(model);
    if (race == nullptr) continue;
    labels == Labels::none ? expect_alike(*race, model, expected) : expect_ends(*race, model, expected);
    if (testing::Test::HasFailure()) FAIL() << words_of(model);
  }
  ASSERT_EQ(detector().overflow(), nullptr);
  ++(race != nullptr ? tally.racy : tally.clean);
  if (race != nullptr && model.size() > 30) ++tally.late;
}

void run_all(Labels labels) {
  Tally tally;
  for (unsigned seed = 1; seed <= programs; ++seed) {
    run(seed, labels, tally);
    ASSERT_FALSE(testing::Test::HasFailure()) << "seed " << seed;
  }
  // A generator that drew nothing but races, or none, would prove nothing.
  EXPECT_GT(tally.racy, programs / 5);
  EXPECT_GT(tally.clean, programs / 5);
  EXPECT_GT(tally.late, programs / 10);
}

}  // namespace

// Catches: any edge too many or too few, any access forgotten too early, any byte confused with its
// neighbour.
TEST(RaceDetectorProperty, TheFirstRaceIsTheOneByDefinition) { run_all(Labels::own); }

// Catches: accesses of different threads, times or kinds taken for one, because they came from one place.
TEST(RaceDetectorProperty, TheFirstRaceIsTheSameWhereAllComesFromOnePlace) { run_all(Labels::none); }

}  // namespace explore
