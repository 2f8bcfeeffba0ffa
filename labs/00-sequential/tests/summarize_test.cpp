#include "summarize.hpp"

#include <gtest/gtest.h>

#include <optional>
#include <vector>

namespace {

using lab::Reading;
using lab::summarize;
using lab::Summary;

using Readings = std::vector<std::optional<Reading>>;

constexpr std::nullopt_t bad_line = std::nullopt;

void expect_zeroes(const Summary& got, const char* of) {
  EXPECT_EQ(got.good, 0u) << "good of " << of;
  EXPECT_EQ(got.min, 0.0) << "min of " << of << ": there is no coldest reading";
  EXPECT_EQ(got.max, 0.0) << "max of " << of << ": there is no warmest reading";
}

// Catches: nothing to sum up. A ledger without a single good reading has no extremes, not even infinite ones.
TEST(Summarize, GivesZeroesWithoutGoodReadings) {
  expect_zeroes(summarize({}), "no readings");
  expect_zeroes(summarize(Readings{bad_line, bad_line, bad_line}), "three bad lines");
}

// Catches: stops at bad line. One bad line must cost itself and nothing else.
TEST(Summarize, CountsBadLinesAndGoesOn) {
  const Summary got =
      summarize(Readings{Reading{1, 4.0}, bad_line, Reading{2, 8.0}, bad_line, Reading{3, 6.0}});
  EXPECT_EQ(got.good, 3u) << "good of 4.0, bad, 8.0, bad, 6.0";
  EXPECT_EQ(got.bad, 2u) << "bad of 4.0, bad, 8.0, bad, 6.0";
}

// Catches: wrong first extreme. What min and max hold before the first reading must not win against it.
TEST(Summarize, FindsExtremesOnBothSidesOfZero) {
  const Summary frost = summarize(Readings{Reading{1, -5.0}, Reading{2, -1.5}, Reading{3, -9.25}});
  EXPECT_EQ(frost.min, -9.25) << "min of -5.0, -1.5, -9.25";
  EXPECT_EQ(frost.max, -1.5) << "max of -5.0, -1.5, -9.25: no reading was warmer";
  const Summary heat = summarize(Readings{Reading{1, 20.5}, Reading{2, 31.0}, Reading{3, 25.0}});
  EXPECT_EQ(heat.min, 20.5) << "min of 20.5, 31.0, 25.0: no reading was colder";
  EXPECT_EQ(heat.max, 31.0) << "max of 20.5, 31.0, 25.0";
}

// Catches: bad line as zero. A line that could not be read has no degrees, and so is neither cold nor warm.
TEST(Summarize, TakesNoDegreesFromBadLines) {
  const Summary heat = summarize(Readings{bad_line, Reading{1, 7.0}, bad_line, Reading{2, 9.0}});
  EXPECT_EQ(heat.min, 7.0) << "min of bad, 7.0, bad, 9.0";
  const Summary frost = summarize(Readings{Reading{1, -7.0}, bad_line, Reading{2, -9.0}});
  EXPECT_EQ(frost.max, -7.0) << "max of -7.0, bad, -9.0";
}

// Catches: one extreme at a time. The first reading is both the coldest and the warmest so far.
TEST(Summarize, LetsOneReadingBeColdestAndWarmest) {
  const Summary one = summarize(Readings{Reading{1, 12.5}});
  EXPECT_EQ(one.min, 12.5) << "min of 12.5 alone";
  EXPECT_EQ(one.max, 12.5) << "max of 12.5 alone";
  const Summary falling = summarize(Readings{Reading{1, 9.0}, Reading{2, 5.0}, Reading{3, 2.0}});
  EXPECT_EQ(falling.max, 9.0) << "max of 9.0, 5.0, 2.0: the first reading was the warmest";
}

// Catches: mean over bad lines. A line that could not be read has no degrees and no place in the mean.
TEST(Summarize, TakesTheMeanOverGoodReadingsOnly) {
  const Summary got = summarize(Readings{Reading{1, 2.0}, bad_line, Reading{2, 5.0}, bad_line});
  EXPECT_DOUBLE_EQ(got.mean, 3.5) << "mean of 2.0, bad, 5.0, bad: two readings count";
  const Summary cold = summarize(Readings{Reading{1, -1.0}, Reading{2, -2.5}, bad_line});
  EXPECT_DOUBLE_EQ(cold.mean, -1.75) << "mean of -1.0, -2.5, bad";
}

// Catches: division by zero. Without a good reading there is no mean; 0 / 0 is not a number.
TEST(Summarize, GivesAMeanOfZeroWithoutGoodReadings) {
  EXPECT_EQ(summarize({}).mean, 0.0) << "mean of no readings";
  EXPECT_EQ(summarize(Readings{bad_line, bad_line}).mean, 0.0) << "mean of two bad lines";
}

}  // namespace
