#include "countdown.hpp"

#include <gtest/gtest.h>

#include "waiting_cost.hpp"

// Catches: busy waiting. Who waits for the last station sleeps, instead of counting again and again.
TEST(Countdown, WhoWaitsUsesNoProcessor) {
  lab::Countdown stations(1);
  expect_sleep([&] { stations.wait(); }, [&] { stations.arrive(); });
}
