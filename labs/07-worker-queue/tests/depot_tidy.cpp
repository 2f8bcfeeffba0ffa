#include <gtest/gtest.h>

#include <chrono>
#include <thread>

#include "depot.hpp"
#include "harness/counters.hpp"

namespace lab {
namespace {

using std::chrono::milliseconds;

// Catches: threads left behind. After closing time every van is in its garage.
TEST(Depot, LeavesNoThreadBehind) {
  Depot* depot = nullptr;
  const harness::Counts counts = harness::count([&] {
    depot = new Depot(3, 4);
    for (int i = 0; i < 20; ++i) depot->submit(Job("parcel", [] {}));
    depot->shutdown(Depot::Stop::finish_queued);
  });
  EXPECT_EQ(counts.threads_left, 0u) << "threads still running when shutdown() had returned";
  delete depot;
}

// Catches: busy waiting. Whoever closes a depot waits for the last parcel, asleep.
TEST(Depot, WhoClosesUsesNoCpu) {
  const harness::Counts counts = harness::count([] {
    Depot depot(2, 4);
    depot.submit(Job("far away", [] { std::this_thread::sleep_for(milliseconds(100)); }));
    depot.shutdown(Depot::Stop::finish_queued);
  });
  const auto used = std::chrono::duration_cast<milliseconds>(counts.cpu);
  EXPECT_LE(used, milliseconds(10)) << "a parcel was on the road for 100 ms, asleep, and " << used.count()
                                    << " ms of CPU were used. What do the others do meanwhile?";
}

}  // namespace
}  // namespace lab
