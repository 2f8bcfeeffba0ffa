#include "rounds.hpp"

#include <gtest/gtest.h>

#include <array>
#include <atomic>
#include <cstddef>
#include <thread>

#include "explore/explore.hpp"

namespace lab {
namespace {

// Catches: lapping. A fast chef is back for the next round before the slow one has woken up from the last.
TEST(RoundsInEveryOrder, NobodyLapsASlowChef) {
  explore::every_order([] {
    constexpr int rounds = 2;
    Rounds courses(2);
    std::array<std::atomic<int>, 2> done = {0, 0};
    const auto chef = [&](std::size_t me) {
      for (int round = 0; round < rounds; ++round) {
        ++done[me];
        EXPECT_EQ(courses.arrive_and_wait(), round) << "the round that this chef has finished";
        EXPECT_GT(done[1 - me], round)
            << "courses the other chef had finished when round " << round << " was over";
      }
    };
    std::thread other(chef, 1);
    chef(0);
    other.join();
  });
}

// Catches: lost wake-up. Three chefs: the last one wakes both others, and what each cooked is seen by all.
TEST(RoundsInEveryOrder, TheLastOneWakesAllOthers) {
  explore::every_order([] {
    Rounds courses(3);
    std::array<int, 3> dishes = {0, 0, 0};
    const auto chef = [&](std::size_t me) {
      dishes[me] = 1;
      courses.arrive_and_wait();
      EXPECT_EQ(dishes[0] + dishes[1] + dishes[2], 3) << "all three dishes were made before the round ended";
    };
    std::thread second(chef, 1), third(chef, 2);
    chef(0);
    second.join();
    third.join();
  });
}

}  // namespace
}  // namespace lab
