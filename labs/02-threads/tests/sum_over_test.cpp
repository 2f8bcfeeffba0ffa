#include "sum_over.hpp"

#include <gtest/gtest.h>

#include <numeric>
#include <vector>

#include "first_visits.hpp"

namespace lab {
namespace {

std::vector<std::uint32_t> one_to(std::uint32_t n) {
  std::vector<std::uint32_t> values(n);
  std::iota(values.begin(), values.end(), 1u);
  return values;
}

std::uint64_t square(std::uint32_t value) { return std::uint64_t{value} * value; }

// 1 + 4 + 9 + ... + n * n
std::uint64_t squares_to(std::uint64_t n) { return n * (n + 1) * (2 * n + 1) / 6; }

// Catches: lost update. Two threads read the same sum, both add to it, and the second write wipes out the
// first.
TEST(SumOver, KeepsEveryTermWhenThreadsMeet) {
  const auto values = one_to(100);
  FirstVisits meeting(4, std::chrono::milliseconds(200));
  const auto square_together = [&](std::uint32_t value) {
    meeting.visit();
    return square(value);
  };
  EXPECT_EQ(sum_over(values, 4, square_together), squares_to(100))
      << "four threads met in the middle of their first term. Where is each one's sum kept meanwhile?";
}

// Catches: lost remainder. When the values do not divide evenly, those at the end are nobody's.
TEST(SumOver, IsTheSameForAnyNumberOfThreads) {
  for (const std::uint32_t n : {0u, 1u, 2u, 7u, 1009u}) {
    for (const unsigned threads : {1u, 2u, 3u, 5u}) {
      EXPECT_EQ(sum_over(one_to(n), threads, square), squares_to(n))
          << "the squares of 1 to " << n << ", with " << threads << " threads";
    }
  }
}

// Catches: empty share. With more threads than values some have nothing to do, and must do just that.
TEST(SumOver, TakesMoreThreadsThanValues) {
  EXPECT_EQ(sum_over(one_to(3), 16, square), 14u) << "1 + 4 + 9, with 16 threads";
  EXPECT_EQ(sum_over({}, 4, square), 0u) << "no values, with 4 threads";
}

// Catches: repeated work. term() costs something, and may be different the second time.
TEST(SumOver, CallsTermOncePerValue) {
  std::mutex mutex;
  std::vector<int> calls(101, 0);
  sum_over(one_to(100), 3, [&](std::uint32_t value) {
    const std::lock_guard lock(mutex);
    return static_cast<std::uint64_t>(++calls[value]);
  });
  calls[0] = 1;
  EXPECT_EQ(calls, std::vector<int>(101, 1)) << "one call for each of 100 values";
}

}  // namespace
}  // namespace lab
