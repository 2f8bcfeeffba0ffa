#include "gate.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <latch>
#include <thread>

#include "explore/explore.hpp"

namespace lab {
namespace {

// Catches: inside a closed gate. It closes between somebody's look and their first step inside.
TEST(GateInEveryOrder, NobodyIsInsideWhenItIsClosed) {
  explore::every_order([] {
    Gate kitchen;
    kitchen.open();
    std::atomic<bool> closed = false;
    std::thread cook([&] {
      kitchen.pass([&] {
        EXPECT_FALSE(closed) << "close() has returned, and somebody comes in";
        EXPECT_FALSE(closed) << "close() has returned, and somebody is still inside";
      });
    });
    kitchen.close();
    closed = true;
    closed = false;  // From here on it may be open.
    kitchen.open();
    cook.join();
  });
}

// Catches: lost wake-up. Two wait in front of the gate when it opens, and inside for each other.
TEST(GateInEveryOrder, EverybodyGetsInOnceItIsOpen) {
  explore::every_order([] {
    Gate kitchen;
    std::latch both_inside(2);
    const auto work = [&] { kitchen.pass([&] { both_inside.arrive_and_wait(); }); };
    std::thread cook(work), other(work);
    kitchen.open();
    cook.join();
    other.join();
  });
}

// Catches: lost wake-up. Somebody waits in front of the gate, and somebody else leaves: close() must hear it.
TEST(GateInEveryOrder, CloseHearsTheLastOneLeave) {
  explore::every_order([] {
    Gate kitchen;
    kitchen.open();
    const auto work = [&] { kitchen.pass([] {}); };
    std::thread cook(work), other(work);
    kitchen.close();
    kitchen.open();
    cook.join();
    other.join();
  });
}

// Catches: unordered close. What was done inside is there for whoever has closed the gate.
TEST(GateInEveryOrder, WhatWasDoneInsideIsSeenAfterClose) {
  explore::every_order([] {
    Gate kitchen;
    int washed = 0;
    kitchen.open();
    std::thread cook([&] { kitchen.pass([&] { ++washed; }); });
    kitchen.close();
    EXPECT_TRUE(washed == 0 || washed == 1);
    washed += 10;
    kitchen.open();
    cook.join();
    EXPECT_EQ(washed, 11);
  });
}

}  // namespace
}  // namespace lab
