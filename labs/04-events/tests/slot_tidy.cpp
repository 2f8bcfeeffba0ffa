#include "slot.hpp"

#include <gtest/gtest.h>

#include "waiting_cost.hpp"

// Catches: busy waiting. Who waits for a plate, or for room, sleeps.
TEST(Slot, WhoWaitsUsesNoProcessor) {
  lab::Slot<int> pass;
  expect_sleep([&] { pass.take(); }, [&] { pass.put(1); });
  pass.put(2);
  expect_sleep([&] { pass.put(3); }, [&] { pass.take(); });
}
