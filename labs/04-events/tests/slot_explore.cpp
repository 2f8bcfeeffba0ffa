#include "slot.hpp"

#include <gtest/gtest.h>

#include <thread>

#include "explore/explore.hpp"

namespace lab {
namespace {

// Catches: lost plate. One cook and one waiter: each plate is taken once, and in its turn.
TEST(SlotInEveryOrder, OneCookAndOneWaiter) {
  explore::every_order([] {
    Slot<int> pass;
    std::thread cook([&] {
      pass.put(1);
      pass.put(2);
    });
    EXPECT_EQ(pass.take(), 1) << "the first plate";
    EXPECT_EQ(pass.take(), 2) << "the second plate";
    cook.join();
  });
}

// Catches: wrong one woken. A plate is there: is it a waiter who wakes up, or the other cook?
TEST(SlotInEveryOrder, TwoWaitersGetOnePlateEach) {
  explore::every_order([] {
    Slot<int> pass;
    int first = 0, second = 0;
    std::thread waiter([&] { first = pass.take(); });
    std::thread other([&] { second = pass.take(); });
    pass.put(1);
    pass.put(2);
    waiter.join();
    other.join();
    EXPECT_TRUE((first == 1 && second == 2) || (first == 2 && second == 1))
        << "plates 1 and 2 were put up; the waiters took " << first << " and " << second;
  });
}

// Catches: wrong one woken. There is room: is it a cook who wakes up, or the other waiter?
TEST(SlotInEveryOrder, TwoCooksPutOnePlateEach) {
  explore::every_order([] {
    Slot<int> pass;
    std::thread cook([&] { pass.put(1); });
    std::thread other([&] { pass.put(2); });
    const int first = pass.take(), second = pass.take();
    cook.join();
    other.join();
    EXPECT_TRUE((first == 1 && second == 2) || (first == 2 && second == 1))
        << "plates 1 and 2 were put up; taken were " << first << " and " << second;
  });
}

}  // namespace
}  // namespace lab
