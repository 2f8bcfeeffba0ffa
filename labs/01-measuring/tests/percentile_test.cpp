#include "percentile.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

using namespace std::chrono_literals;

namespace {

// 1, 2, …, n: the k-th smallest is k.
std::vector<double> one_to(std::size_t n) {
  std::vector<double> samples(n);
  std::iota(samples.begin(), samples.end(), 1.0);
  return samples;
}

// Catches: past the end. There is no sample after the largest one, not even at p = 100.
TEST(Percentile, P100IsTheLargest) {
  EXPECT_EQ(lab::percentile(one_to(100), 100), 100) << "p100 of 1, 2, …, 100";
  EXPECT_EQ(lab::percentile({7}, 100), 7) << "p100 of a single sample";
}

// Catches: before the first. At p = 0 the rank would be 0, but samples are counted from 1.
TEST(Percentile, P0IsTheSmallest) {
  EXPECT_EQ(lab::percentile(one_to(100), 0), 1) << "p0 of 1, 2, …, 100";
  EXPECT_EQ(lab::percentile({7}, 0), 7) << "p0 of a single sample";
}

// Catches: without sorting. Repairs do not finish in order of how long they took.
TEST(Percentile, TakesSamplesInAnyOrder) {
  EXPECT_EQ(lab::percentile({40, 20, 20, 10, 30, 20, 20}, 50), 20) << "p50 of 40, 20, 20, 10, 30, 20, 20";
  std::vector<double> backwards = one_to(101);
  std::reverse(backwards.begin(), backwards.end());
  EXPECT_EQ(lab::percentile(backwards, 0), 1) << "p0 of 101, 100, …, 1";
  EXPECT_EQ(lab::percentile(backwards, 100), 101) << "p100 of 101, 100, …, 1";
}

// Catches: no samples. A quiet morning has no percentile, and the bill must not show a 0 that nobody
// measured.
TEST(Percentile, EmptyIsNaN) {
  const double got = lab::percentile({}, 50);
  EXPECT_TRUE(std::isnan(got)) << "p50 of no samples is " << got << ", expected NaN";
}

// Catches: invented sample. Nearest rank gives a time that somebody really waited, not one between two.
TEST(Percentile, IsOneOfTheSamples) {
  for (const double p : {10.0, 50.0, 90.0}) {
    const double got = lab::percentile({10, 1000}, p);
    EXPECT_TRUE(got == 10 || got == 1000)
        << "p" << p << " of 10 and 1000 is " << got << ", which nobody has waited";
  }
}

// Catches: off by one. p99 of 100 samples is the 99th, not the 100th: 99 of them are not larger.
TEST(Percentile, TakesTheNearestRank) {
  EXPECT_EQ(lab::percentile(one_to(100), 99), 99) << "p99 of 1, 2, …, 100";
  EXPECT_EQ(lab::percentile(one_to(4), 50), 2) << "p50 of 1, 2, 3, 4";
  EXPECT_EQ(lab::percentile(one_to(4), 25), 1) << "p25 of 1, 2, 3, 4";
  EXPECT_EQ(lab::percentile(one_to(5), 50), 3) << "p50 of 1, 2, 3, 4, 5";
  EXPECT_EQ(lab::percentile(one_to(5), 99), 5) << "p99 of 1, 2, 3, 4, 5";
  EXPECT_EQ(lab::percentile(one_to(200), 99.5), 199) << "p99.5 of 1, 2, …, 200";
}

// Catches: one slow request. 99 requests of 10 ms and one of 1 s: the mean doubles, p99 does not see it, p100
// does.
TEST(Percentile, OneSlowRequestInAHundredIsBeyondP99) {
  std::vector<double> times_ms(100, 10);
  times_ms[42] = 1000;
  EXPECT_EQ(lab::percentile(times_ms, 99), 10) << "p99 of 99 times 10 ms and once 1000 ms";
  EXPECT_EQ(lab::percentile(times_ms, 100), 1000) << "p100 of 99 times 10 ms and once 1000 ms";
}

// Catches: rounding error. 0.07 * 100 is not 7 for a computer but a little more, and rounding up makes it 8.
TEST(Percentile, IsExactAtEveryWholePercent) {
  for (const std::size_t n : {1, 2, 3, 5, 7, 10, 20, 25, 50, 99, 100, 101, 200}) {
    for (std::size_t p = 1; p <= 100; ++p) {
      const std::size_t rank = (p * n + 99) / 100;
      ASSERT_EQ(lab::percentile(one_to(n), static_cast<double>(p)), static_cast<double>(rank))
          << "p" << p << " of 1, 2, …, " << n
          << ". If it is one too many: in which order do you multiply and divide?";
    }
  }
}

// Catches: division by zero. Somebody asks before any time has passed.
TEST(Throughput, IsZeroWithoutTime) {
  EXPECT_EQ(lab::throughput_per_s(5, 0ns), 0) << "5 items in 0 s";
  EXPECT_EQ(lab::throughput_per_s(0, 0ns), 0) << "0 items in 0 s";
  EXPECT_EQ(lab::throughput_per_s(5, -1ms), 0) << "5 items in -1 ms";
}

// Catches: lost fraction. Times are seldom whole seconds, and rates are seldom whole numbers.
TEST(Throughput, KeepsFractions) {
  EXPECT_NEAR(lab::throughput_per_s(90, 1500ms), 60, 1e-6) << "90 items in 1.5 s";
  EXPECT_NEAR(lab::throughput_per_s(1, 4s), 0.25, 1e-9) << "1 item in 4 s";
  EXPECT_NEAR(lab::throughput_per_s(3, 2ms), 1500, 1e-6) << "3 items in 2 ms";
  EXPECT_NEAR(lab::throughput_per_s(7, 1us), 7e6, 1) << "7 items in 1 us";
  EXPECT_EQ(lab::throughput_per_s(0, 2s), 0) << "0 items in 2 s";
}

}  // namespace
