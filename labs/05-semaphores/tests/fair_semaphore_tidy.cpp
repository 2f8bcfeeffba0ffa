#include <gtest/gtest.h>

#include <chrono>
#include <thread>

#include "fair_semaphore.hpp"
#include "harness/counters.hpp"
#include "harness/rendezvous.hpp"

// Catches: busy waiting. Who stands in the queue sleeps there.
TEST(FairSemaphore, WhoWaitsUsesNoCpu) {
  const harness::Counts counts = harness::count([] {
    lab::FairSemaphore box(0);
    std::thread one([&] { box.acquire(); }), two([&] { box.acquire(); });
    harness::Flag().wait(std::chrono::milliseconds(300));  // Time for the two to use CPU, or not.
    box.release(), box.release();
    one.join(), two.join();
  });
  const auto used = std::chrono::duration_cast<std::chrono::milliseconds>(counts.cpu);
  EXPECT_LE(used.count(), 30) << "two threads waited 300 ms for a permit and used " << used.count()
                              << " ms of CPU for it";
}
