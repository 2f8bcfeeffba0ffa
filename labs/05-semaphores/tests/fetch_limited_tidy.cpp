#include <gtest/gtest.h>

#include <numeric>
#include <vector>

#include "fetch_limited.hpp"
#include "harness/counters.hpp"
#include "support/street_feed.hpp"

namespace lab {
namespace {

// Catches: excess threads. A hundred stations and four lines: the other ninety-six need no thread yet.
TEST(FetchLimited, StartsAThreadOnlyWhenThereIsALine) {
  StreetFeed feed({.each = Millis{2}});
  std::vector<int> stations(100);
  std::iota(stations.begin(), stations.end(), 1);
  const harness::Counts counts = harness::count([&] { fetch_limited(feed, stations, 4); });
  // Not exactly four: a thread that has given its line back may take a moment to end.
  EXPECT_LE(counts.threads_peak, 40u)
      << "100 stations, four lines, and " << counts.threads_peak
      << " threads were there at once. Do you take a line before you start a thread, or after?";
  EXPECT_LE(counts.threads_created, 100u) << "a hundred calls";
  EXPECT_EQ(counts.threads_left, 0u) << "a thread was still running when fetch_limited returned";
}

// Catches: busy waiting. Asking again and again whether a line is free keeps a core busy for nothing.
TEST(FetchLimited, SleepsUntilALineIsFree) {
  StreetFeed feed({.each = Millis{100}});
  const std::vector<int> stations{1, 2, 3, 4, 5, 6};
  const harness::Counts counts = harness::count([&] { fetch_limited(feed, stations, 2); });
  EXPECT_LT(counts.cpu, Millis{20}) << "300 ms of waiting used "
                                    << std::chrono::duration_cast<Millis>(counts.cpu).count()
                                    << " ms of CPU time. What does your code do while all lines are busy?";
}

}  // namespace
}  // namespace lab
