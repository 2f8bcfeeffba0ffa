#include "countdown.hpp"

#include <gtest/gtest.h>

#include <array>
#include <atomic>
#include <stdexcept>
#include <thread>

#include "explore/explore.hpp"

namespace lab {
namespace {

// Catches: opens too early. An arrival that is not the last one, or a wake-up for no reason, lets people go.
TEST(CountdownInEveryOrder, NobodyGoesBeforeTheLastArrival) {
  explore::every_order([] {
    Countdown stations(2);
    std::atomic<int> done = 0;
    std::thread waiter([&] {
      stations.wait();
      EXPECT_EQ(done, 2) << "stations that had arrived when the soup went out";
    });
    for (int station = 0; station < 2; ++station) {
      ++done;
      stations.arrive();
    }
    waiter.join();
  });
}

// Catches: lost wake-up. Two stations arrive at the same moment, while somebody begins to wait.
TEST(CountdownInEveryOrder, WhatWasDoneBeforeArrivingIsSeen) {
  explore::every_order([] {
    Countdown stations(2);
    std::array<int, 2> parts = {0, 0};
    const auto work = [&](std::size_t station) {
      parts[station] = 1;
      stations.arrive();
    };
    std::thread first(work, 0), second(work, 1);
    stations.wait();
    EXPECT_EQ(parts[0] + parts[1], 2) << "both stations have done their part before they arrived";
    first.join();
    second.join();
  });
}

// Catches: lost wake-up. Two wait for the last arrival, and it wakes one.
TEST(CountdownInEveryOrder, EverybodyIsLetThrough) {
  explore::every_order([] {
    Countdown stations(1);
    std::thread waiter([&] { stations.wait(); });
    std::thread other([&] { stations.wait(); });
    stations.arrive();
    waiter.join();
    other.join();
  });
}

// Catches: check-then-act. Two stations both see that one is missing, and both count as that one.
TEST(CountdownInEveryOrder, OneOfTwoIsOneTooMany) {
  explore::every_order([] {
    Countdown stations(1);
    std::atomic<int> refused = 0;
    const auto arrive = [&] {
      try {
        stations.arrive();
      } catch (const std::logic_error&) {
        ++refused;
      }
    };
    std::thread other(arrive);
    arrive();
    other.join();
    EXPECT_EQ(refused, 1) << "two arrivals where one was missing: one of them is told so";
    stations.wait();
  });
}

}  // namespace
}  // namespace lab
