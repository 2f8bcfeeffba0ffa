#include "sum_over.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cstdint>

#include "explore/explore.hpp"

namespace lab {
namespace {

// Catches: lost update. Two threads add to one sum at the same moment, or it is read before both are done.
TEST(SumOverInEveryOrder, EveryTermIsInTheSum) {
  explore::every_order([] {
    constexpr std::array<std::uint32_t, 3> values = {1, 20, 300};
    const std::uint64_t sum = sum_over(values, 2, [](std::uint32_t v) { return std::uint64_t{v}; });
    EXPECT_EQ(sum, 321u) << "1 + 20 + 300, with two threads";
  });
}

}  // namespace
}  // namespace lab
