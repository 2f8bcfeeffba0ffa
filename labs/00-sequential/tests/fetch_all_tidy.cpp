#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <vector>

#include "fetch_all.hpp"
#include "harness/counters.hpp"
#include "harness/evidence.hpp"
#include "support/street_feed.hpp"

namespace {

void tell_milliseconds(const char* name, std::chrono::nanoseconds time) {
  const std::chrono::duration<double, std::milli> milliseconds = time;
  harness::tell("counter", {name, std::to_string(milliseconds.count())});
}

// Catches: needless thread. A thread that is waited for at once does nothing that a plain call would not do.
TEST(Fetch, CreatesNoThreads) {
  lab::StreetFeed feed;
  const std::vector<int> stations = {17, 3, 21, 8, 5};
  const harness::Counts counts = harness::count([&] { lab::fetch_all(feed, stations); });
  EXPECT_EQ(counts.threads_created, 0u)
      << "threads you created; the caller's own thread can phone all stations";
  // The baseline of the labs to come: five waits of 50 ms.
  tell_milliseconds("fetch_all_wall_ms", counts.wall);
  tell_milliseconds("fetch_all_cpu_ms", counts.cpu);
}

}  // namespace
