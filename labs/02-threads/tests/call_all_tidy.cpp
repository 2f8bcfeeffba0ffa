#include <gtest/gtest.h>

#include "call_all.hpp"
#include "harness/counters.hpp"
#include "support/street_feed.hpp"

namespace lab {
namespace {

const std::vector<int> stations{17, 4, 30, 8, 21};

// Catches: excess threads. Five calls need five threads, and none of them stays behind.
TEST(CallAll, StartsNoMoreThanOneThreadPerCall) {
  StreetFeed feed({.each = Millis{10}});
  const harness::Counts counts = harness::count([&] { call_all(feed, stations); });
  EXPECT_LE(counts.threads_created, 5u)
      << "five calls, and " << counts.threads_created << " threads were started";
  EXPECT_EQ(counts.threads_left, 0u) << "a thread was still running when call_all returned";
}

// Catches: busy waiting. Asking again and again whether the calls have ended keeps a core busy for nothing.
TEST(CallAll, SleepsWhileTheStationsThink) {
  StreetFeed feed({.each = Millis{300}});
  const harness::Counts counts = harness::count([&] { call_all(feed, stations); });
  EXPECT_LT(counts.cpu, Millis{20})
      << "200 ms of waiting used " << std::chrono::duration_cast<Millis>(counts.cpu).count()
      << " ms of CPU time; waiting costs none. What does your code do meanwhile?";
}

}  // namespace
}  // namespace lab
