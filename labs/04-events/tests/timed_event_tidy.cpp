#include <gtest/gtest.h>

#include "timed_event.hpp"
#include "waiting_cost.hpp"

// Catches: polling. Who has a limit of an hour sleeps until the event or the hour, not in little pieces.
TEST(TimedEvent, WhoWaitsSleepsInOnePiece) {
  lab::TimedEvent event;
  expect_sleep([&] { event.wait_for(std::chrono::hours(1)); }, [&] { event.set(); });
}
