#include <gtest/gtest.h>

#include <chrono>
#include <thread>

#include "harness/counters.hpp"
#include "shelf.hpp"
#include "vans.hpp"

namespace lab {
namespace {

using std::chrono::milliseconds;

// Catches: a thread per job. Ten thousand tiny jobs are no reason for more than four threads.
TEST(Vans, StartOneThreadEach) {
  Shelf shelf;
  for (int i = 0; i < 10'000; ++i) shelf.add(Job("parcel", [] {}));
  const harness::Counts counts = harness::count([&] { Vans(4, shelf).wait(); });
  EXPECT_EQ(counts.threads_created, 4u) << "threads started for 4 vans and 10 000 parcels";
  EXPECT_EQ(counts.threads_left, 0u) << "threads still running when the vans were gone";
}

// Catches: busy waiting. Whoever waits for the vans sleeps, as do vans that wait for parcels.
TEST(Vans, WhoWaitsForThemUsesNoCpu) {
  Shelf shelf;
  shelf.add(Job("parcel", [] { std::this_thread::sleep_for(milliseconds(100)); }));
  const harness::Counts counts = harness::count([&] { Vans(2, shelf).wait(); });
  EXPECT_LE(counts.cpu, milliseconds(10)) << "a parcel was on the road for 100 ms, asleep, and "
                                          << std::chrono::duration_cast<milliseconds>(counts.cpu).count()
                                          << " ms of CPU were used. What does wait() do meanwhile?";
}

}  // namespace
}  // namespace lab
