#include <gtest/gtest.h>

#include <chrono>
#include <thread>
#include <vector>

#include "couriers.hpp"
#include "depot_map.hpp"
#include "harness/counters.hpp"

namespace lab {
namespace {

using std::chrono::milliseconds;

std::size_t jobs_for(std::size_t items, unsigned vans, std::size_t chunk) {
  Couriers depot(vans);
  depot_map(
      depot, std::vector<long>(items, 1), [](long x) { return x; }, chunk);
  return depot.jobs();
}

// Catches: too many jobs. Each job costs its way over the belt; four per van are enough to keep all busy.
TEST(DepotMap, SubmitsAtMostFourJobsPerVan) {
  for (const std::size_t items : {1, 3, 8, 9, 17, 1000}) {
    EXPECT_LE(jobs_for(items, 2, 0), 8u) << "jobs for " << items << " items on two vans";
    EXPECT_LE(jobs_for(items, 3, 0), 12u) << "jobs for " << items << " items on three vans";
  }
}

// Catches: too many jobs. 10 000 items in chunks of 500 are 20 jobs.
TEST(DepotMap, SubmitsAJobPerChunk) {
  EXPECT_LE(jobs_for(10'000, 2, 500), 20u) << "jobs for 10 000 items in chunks of 500";
  EXPECT_LE(jobs_for(7, 2, 3), 3u) << "jobs for 7 items in chunks of 3";
}

// Catches: busy waiting. Whoever waits for the results sleeps.
TEST(DepotMap, WhoWaitsUsesNoCpu) {
  const harness::Counts counts = harness::count([] {
    Couriers depot(1);
    depot_map(depot, {1}, [](long x) {
      std::this_thread::sleep_for(milliseconds(100));
      return x;
    });
  });
  const auto used = std::chrono::duration_cast<milliseconds>(counts.cpu);
  EXPECT_LE(used, milliseconds(10)) << "one item took 100 ms, asleep, and " << used.count()
                                    << " ms of CPU were used. What does the caller do meanwhile?";
}

}  // namespace
}  // namespace lab
