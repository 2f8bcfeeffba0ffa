#include "profiler.hpp"

#include <gtest/gtest.h>

#include "harness/counters.hpp"

using namespace std::chrono_literals;

// Catches: log instead of table. A profiler that notes every call fills the memory of a program that runs for
// days.
TEST(Profiler, MemoryGrowsWithNamesNotCalls) {
  std::chrono::nanoseconds now = 0ns;
  lab::Profiler profiler([&now] { return now += 1us; });
  constexpr int repairs = 100'000;
  const harness::Counts counts = harness::count([&] {
    for (int i = 0; i < repairs; ++i) {
      profiler.enter("repair");
      profiler.enter("fetch tube");
      profiler.leave();
      profiler.leave();
    }
  });
  EXPECT_LE(counts.bytes_peak, 64u * 1024u)
      << "after " << repairs << " repairs with two names, the profiler holds " << counts.bytes_peak
      << " bytes. Add to a name's row at once instead of keeping each call";
}
