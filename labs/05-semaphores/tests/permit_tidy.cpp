#include <gtest/gtest.h>

#include <chrono>

#include "harness/counters.hpp"
#include "permit.hpp"

// Catches: busy waiting. Three hundred milliseconds without a permit are for sleeping.
TEST(TimedSemaphore, WhoWaitsUsesNoCpu) {
  const harness::Counts counts = harness::count([] {
    lab::TimedSemaphore box(0);
    EXPECT_FALSE(box.try_acquire_for(lab::Millis{300}));
  });
  const auto used = std::chrono::duration_cast<std::chrono::milliseconds>(counts.cpu);
  EXPECT_LE(used.count(), 30) << "300 ms of waiting used " << used.count()
                              << " ms of CPU: is there a loop that asks until time is over?";
}
