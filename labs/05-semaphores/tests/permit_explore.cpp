#include "permit.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <thread>

#include "explore/explore.hpp"

using lab::Permit;
using lab::TimedSemaphore;
using namespace std::chrono_literals;
using std::chrono::steady_clock;

namespace {

// Time passes only while nobody can run, so that durations are exact, and an hour takes no time.
const explore::Options exact_time = {.time = explore::Time::strict};

}  // namespace

// Catches: wrong time-out. Who wakes up for no reason has only the rest of the time left, not all of it
// again.
TEST(TimedSemaphoreInEveryOrder, GivesUpWhenTheLimitHasPassed) {
  explore::every_order(
      [] {
        TimedSemaphore box(0);
        const auto start = steady_clock::now();
        std::thread curious([&] {
          std::this_thread::sleep_for(30ms);
          EXPECT_EQ(box.available(), 0) << "there was never a permit";
        });
        EXPECT_FALSE(box.try_acquire_for(50ms)) << "there was never a permit";
        const auto waited = steady_clock::now() - start;
        EXPECT_GE(waited, 50ms) << "it gave up before the limit of 50 ms had passed";
        EXPECT_LT(waited, 51ms) << "the limit was 50 ms, and it waited longer";
        curious.join();
      },
      exact_time);
}

// Catches: late answer. A permit is put back after 20 ms: that is when the waiting ends.
TEST(TimedSemaphoreInEveryOrder, TakesAPermitTheMomentItComes) {
  explore::every_order(
      [] {
        TimedSemaphore box(0);
        const auto start = steady_clock::now();
        std::thread other([&] {
          std::this_thread::sleep_for(20ms);
          box.release();
        });
        EXPECT_TRUE(box.try_acquire_for(50ms)) << "a permit came after 20 of 50 ms";
        EXPECT_LT(steady_clock::now() - start, 21ms) << "the permit was there after 20 ms";
        other.join();
        EXPECT_EQ(box.available(), 0) << "one permit put back, one taken";
      },
      exact_time);
}

// Catches: lost permit. The time is over just as a permit comes: either it is taken, or it stays in the box.
TEST(TimedSemaphoreInEveryOrder, ATimedOutWaiterTakesNothing) {
  explore::every_order([] {
    TimedSemaphore box(0);
    std::thread other([&] { box.release(); });
    const bool taken = box.try_acquire_for(10ms);
    other.join();
    EXPECT_EQ(box.available() + (taken ? 1 : 0), 1)
        << "one permit was put back. Taken: " << taken << ", in the box: " << box.available();
  });
}

// Catches: wake-up for the wrong one. One waiter has given up; the permit that comes later is for the other.
TEST(TimedSemaphoreInEveryOrder, WhoHasGivenUpIsInNobodysWay) {
  explore::every_order(
      [] {
        TimedSemaphore box(0);
        const auto start = steady_clock::now();
        std::thread hasty([&] { EXPECT_FALSE(box.try_acquire_for(10ms)) << "nothing came in 10 ms"; });
        std::thread helper([&] {
          std::this_thread::sleep_for(20ms);
          box.release();
        });
        EXPECT_TRUE(box.try_acquire_for(10h)) << "a permit came after 20 ms";
        EXPECT_LT(steady_clock::now() - start, 21ms)
            << "the permit came after 20 ms, and the only one who still waited did not hear of it";
        hasty.join(), helper.join();
      },
      exact_time);
}

// Catches: too many inside. One permit, two threads, each with a Permit for as long as it is inside.
TEST(PermitInEveryOrder, OnlyOneIsInside) {
  explore::every_order(
      [] {
        TimedSemaphore box(1);
        std::atomic<int> inside = 0;
        const auto go_in = [&] {
          const Permit mine(box, 1h);
          EXPECT_TRUE(mine) << "the other one is inside for a moment only";
          EXPECT_EQ(++inside, 1) << "one permit, and two threads are inside";
          --inside;
        };
        std::thread other(go_in);
        go_in();
        other.join();
        EXPECT_EQ(box.available(), 1) << "both have put back what they took";
      },
      exact_time);
}
