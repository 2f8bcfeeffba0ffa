#include "event.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <thread>

#include "explore/explore.hpp"

namespace lab {
namespace {

using namespace std::chrono_literals;
using std::chrono::steady_clock;

// Catches: woken for nothing. A thread may wake up although nobody has called; the event is still off.
TEST(EventInEveryOrder, NobodyGoesBeforeItIsSet) {
  explore::every_order([] {
    Event order_up;
    std::atomic<bool> cooked = false;
    std::thread waiter([&] {
      order_up.wait();
      EXPECT_TRUE(cooked) << "the waiter came for the plate before the bell had rung";
    });
    cooked = true;
    order_up.set();
    waiter.join();
  });
}

// Catches: lost wake-up. The bell rings between a waiter's look and its sleep.
TEST(EventInEveryOrder, WhatWasDoneBeforeSetIsSeen) {
  explore::every_order([] {
    Event order_up;
    int plates = 0;
    std::thread waiter([&] {
      order_up.wait();
      const int seen = plates;
      EXPECT_EQ(seen, 1) << "one plate was put up before the bell rang";
    });
    plates = 1;
    order_up.set();
    waiter.join();
  });
}

// Catches: lost wake-up. Two wait for the bell, and it wakes one.
TEST(EventInEveryOrder, EverybodyHearsIt) {
  explore::every_order([] {
    Event order_up;
    std::thread waiter([&] { order_up.wait(); });
    std::thread other([&] { order_up.wait(); });
    order_up.set();
    waiter.join();
    other.join();
  });
}

// Catches: unlocked reader. Somebody looks while others set and clear.
TEST(EventInEveryOrder, EverybodyMayLookAtAnyTime) {
  explore::every_order([] {
    Event order_up;
    int plates = 0;
    std::thread cook([&] {
      order_up.clear();
      plates = 1;
      order_up.set();
    });
    const int seen = order_up.is_set() ? plates : 1;
    EXPECT_EQ(seen, 1) << "the bell is on: the plate was put up before";
    cook.join();
    EXPECT_TRUE(order_up.is_set());
  });
}

// Catches: polling. Who looks every millisecond comes late, and wakes up for nothing all the time before.
TEST(EventInEveryOrder, WhoWaitsIsWokenAtOnce) {
  explore::every_order(
      [] {
        Event order_up;
        steady_clock::time_point rang, heard;
        std::thread waiter([&] {
          order_up.wait();
          heard = steady_clock::now();
        });
        std::this_thread::sleep_for(33'333us);
        rang = steady_clock::now();
        order_up.set();
        waiter.join();
        EXPECT_LT(heard - rang, 100us) << "from the bell to the waiter: does it sleep until it is woken, or "
                                          "look now and then?";
      },
      {.time = explore::Time::strict});
}

// Catches: polling. Nobody rings for ten hours: who stirs again and again all that time does not sleep.
TEST(EventInEveryOrder, WhoWaitsSleepsInOnePiece) {
  explore::every_order(
      [] {
        Event order_up;
        std::thread waiter([&] { order_up.wait(); });
        std::this_thread::sleep_for(10h);
        order_up.set();
        waiter.join();
      },
      {.time = explore::Time::strict});
}

}  // namespace
}  // namespace lab
