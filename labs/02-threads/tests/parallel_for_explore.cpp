#include "parallel_for.hpp"

#include <gtest/gtest.h>

#include <array>
#include <atomic>
#include <stdexcept>
#include <string>

#include "explore/explore.hpp"

namespace lab {
namespace {

// Catches: check-then-act. Two threads see the same next round before either of them moves on.
TEST(ParallelForInEveryOrder, EachRoundRunsOnce) {
  explore::every_order([] {
    std::array<std::atomic<int>, 2> runs{};
    parallel_for(2, 2, [&](std::size_t i) { ++runs[i]; });
    EXPECT_EQ(runs[0], 1) << "round 0, of two rounds on two threads";
    EXPECT_EQ(runs[1], 1) << "round 1, of two rounds on two threads";
  });
}

// Catches: lost exception. Both rounds fail at the same moment; one of the errors must arrive whole.
TEST(ParallelForInEveryOrder, OneOfTwoErrorsArrives) {
  explore::every_order([] {
    std::string error;
    try {
      parallel_for(2, 2, [](std::size_t i) { throw std::runtime_error("round " + std::to_string(i)); });
    } catch (const std::runtime_error& thrown) {
      error = thrown.what();
    }
    EXPECT_TRUE(error == "round 0" || error == "round 1") << "the caller got: \"" << error << '"';
  });
}

// Catches: use after scope. The error reaches the caller while the other round is still at work.
TEST(ParallelForInEveryOrder, NoRoundOutlivesAnError) {
  explore::every_order([] {
    std::atomic<int> at_work = 0;
    try {
      parallel_for(2, 2, [&](std::size_t i) {
        if (i == 0) throw std::runtime_error("round 0");
        ++at_work;
        --at_work;
      });
      ADD_FAILURE() << "round 0 threw, and parallel_for did not";
    } catch (const std::runtime_error&) {
    }
    EXPECT_EQ(at_work, 0) << "parallel_for came back in the middle of a round";
  });
}

}  // namespace
}  // namespace lab
