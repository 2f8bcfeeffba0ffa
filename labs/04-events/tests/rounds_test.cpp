#include "rounds.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <memory>

#include "waiter.hpp"

namespace lab {
namespace {

// Catches: wrong round number. Who cooks alone never waits, and finishes round 0, then 1, then 2.
TEST(Rounds, CountsRoundsFromZero) {
  const auto courses = std::make_shared<Rounds>(1);
  Waiter chef([courses] {
    for (int round = 0; round < 3; ++round) {
      EXPECT_EQ(courses->arrive_and_wait(), round) << "one party, which has finished round " << round;
    }
  });
  EXPECT_TRUE(chef.back()) << "one party, which waits for nobody, and is not back";
}

// Catches: does not wait. The round ends when all have arrived, with the same number for everybody.
TEST(Rounds, EverybodyWaitsForTheLast) {
  const auto courses = std::make_shared<Rounds>(2);
  for (int round = 0; round < 3; ++round) {
    const auto chef = [courses, round] {
      EXPECT_EQ(courses->arrive_and_wait(), round) << "two parties; rounds are counted from 0";
    };
    Waiter first(chef);
    EXPECT_FALSE(first.back(a_while)) << "round " << round << ": 1 of 2 has arrived, and came back";
    Waiter second(chef);
    ASSERT_TRUE(first.back()) << "round " << round << ": 2 of 2 have arrived, and one still waits";
    ASSERT_TRUE(second.back()) << "round " << round << ": 2 of 2 have arrived, and the last one waits";
  }
}

}  // namespace
}  // namespace lab
