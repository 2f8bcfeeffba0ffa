#include "timed_event.hpp"

#include <gtest/gtest.h>

#include <memory>

#include "waiter.hpp"

namespace lab {
namespace {

constexpr Millis ten_hours = std::chrono::hours(10);

// Catches: never gives up. Nobody rings, the limit passes, and that is the answer.
TEST(TimedEvent, GivesUpWhenTheLimitHasPassed) {
  const auto event = std::make_shared<TimedEvent>();
  Waiter waiter([event] { EXPECT_FALSE(event->wait_for(Millis{20})) << "nobody has set it in 20 ms"; });
  EXPECT_TRUE(waiter.back()) << "a limit of 20 ms, and wait_for() was still waiting after 2 s";
}

// Catches: no look first. The event is on already: that counts, however short the limit.
TEST(TimedEvent, ALimitOfZeroIsALook) {
  const auto event = std::make_shared<TimedEvent>();
  Waiter early([event] {
    EXPECT_FALSE(event->wait_for(Millis{0})) << "it is off";
    EXPECT_FALSE(event->wait_for(Millis{-5})) << "it is off, and the limit passed before you began";
    event->set();
    EXPECT_TRUE(event->wait_for(Millis{0})) << "it is on";
    EXPECT_TRUE(event->wait_for(Millis{-5})) << "it is on, and that comes before the question of time";
  });
  EXPECT_TRUE(early.back()) << "a limit of zero, and wait_for() was still waiting after 2 s";
}

// Catches: lost event. It was set before anybody waited.
TEST(TimedEvent, SetBeforeWaitIsNotLost) {
  const auto event = std::make_shared<TimedEvent>();
  event->set();
  Waiter waiter([event] { EXPECT_TRUE(event->wait_for(ten_hours)) << "it is on"; });
  EXPECT_TRUE(waiter.back()) << "set() came first, and wait_for() sits out its ten hours";
}

// Catches: sleeping through the event. Who sleeps for the whole limit hears nobody.
TEST(TimedEvent, ComesBackAsSoonAsItIsSet) {
  const auto event = std::make_shared<TimedEvent>();
  Waiter waiter([event] { EXPECT_TRUE(event->wait_for(ten_hours)) << "it was set long before the limit"; });
  EXPECT_FALSE(waiter.back(a_while)) << "a limit of ten hours, nobody has set it, and wait_for() came back";
  event->set();
  EXPECT_TRUE(waiter.back()) << "it was set, and wait_for() still sleeps";
}

}  // namespace
}  // namespace lab
