#include <gtest/gtest.h>

#include "explore/explore.hpp"
#include "recount.hpp"

// Catches: half a sum. The sum is taken before the helper has added up its half.
TEST(Recount, WaitsForEveryHalfInEveryOrder) {
  explore::every_order([] {
    EXPECT_EQ(lab::recount({1, 2, 3, 4}, 2), 10) << "four votes, 1 to 4, counted by two threads";
  });
}
