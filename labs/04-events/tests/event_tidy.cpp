#include "event.hpp"

#include <gtest/gtest.h>

#include "waiting_cost.hpp"

// Catches: busy waiting. Who waits for the bell sleeps, instead of asking whether it has rung.
TEST(Event, WhoWaitsUsesNoProcessor) {
  lab::Event event;
  expect_sleep([&] { event.wait(); }, [&] { event.set(); });
}
