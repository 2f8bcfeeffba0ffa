#include <gtest/gtest.h>

#include "harness/counters.hpp"
#include "journal.hpp"

namespace lab {
namespace {

// Catches: unbounded memory. A desk is open for months; what it remembers of that must not grow.
TEST(Journal, DoesNotGrowWithTheRequests) {
  const harness::Counts counts = harness::count([] {
    Millis now{0};
    Journal journal([&] { return now; }, [](std::string_view) {});
    for (int i = 0; i < 50'000; ++i) {
      Journal::Span span = journal.begin("ECHO " + std::to_string(i));
      ++now;
      span.end("OK");
    }
    EXPECT_EQ(journal.metrics().ok, 50'000u);
  });
  EXPECT_LE(counts.bytes_peak, 64u << 10)
      << (counts.bytes_peak >> 10)
      << " KiB after 50 000 requests. How many times are needed for the p99 of the last 1 000?";
}

}  // namespace
}  // namespace lab
