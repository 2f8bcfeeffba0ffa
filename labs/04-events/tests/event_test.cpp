#include "event.hpp"

#include <gtest/gtest.h>

#include <memory>

#include "waiter.hpp"

namespace lab {
namespace {

// Catches: wrong state. Off at first, on after set(), off after clear(), however often you say it.
TEST(Event, IsOnBetweenSetAndClear) {
  Event event;
  EXPECT_FALSE(event.is_set()) << "nobody has set it yet";
  event.set();
  event.set();
  EXPECT_TRUE(event.is_set()) << "after set(), twice";
  event.clear();
  EXPECT_FALSE(event.is_set()) << "after two times set() and one clear(): an event does not count";
}

// Catches: lost event. The bell rang before anybody listened; who comes later must not wait for another ring.
TEST(Event, SetBeforeWaitIsNotLost) {
  const auto event = std::make_shared<Event>();
  event->set();
  Waiter waiter([event] { event->wait(); });
  EXPECT_TRUE(waiter.back()) << "set() came first, and wait() still waits: what does it look at?";
}

// Catches: swallowed event. The first who comes back takes the event away from all others.
TEST(Event, StaysOnForEverybody) {
  const auto event = std::make_shared<Event>();
  event->set();
  Waiter first([event] { event->wait(); });
  ASSERT_TRUE(first.back()) << "set() came first, and wait() still waits";
  EXPECT_TRUE(event->is_set()) << "wait() switched it off: only clear() may";
  Waiter second([event] { event->wait(); });
  EXPECT_TRUE(second.back()) << "it was set once, and the second one waits for ever";
}

// Catches: does not wait. An event that was cleared is as off as a new one.
TEST(Event, WaitsAfterClear) {
  const auto event = std::make_shared<Event>();
  event->set();
  event->clear();
  Waiter waiter([event] { event->wait(); });
  EXPECT_FALSE(waiter.back(a_while)) << "set() and clear(), and wait() did not wait";
  event->set();  // Whether that wakes them in every order is asked at "never stuck".
}

}  // namespace
}  // namespace lab
