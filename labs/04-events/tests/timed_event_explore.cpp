#include <gtest/gtest.h>

#include <chrono>
#include <thread>

#include "explore/explore.hpp"
#include "timed_event.hpp"

namespace lab {
namespace {

using namespace std::chrono_literals;
using std::chrono::steady_clock;

// Time passes only while nobody can run, so that durations are exact, and an hour takes no time.
const explore::Options exact_time = {.time = explore::Time::strict};

struct Answer {
  bool on = false;
  steady_clock::duration after{};
};

Answer wait_for(TimedEvent& event, Millis limit) {
  const auto start = steady_clock::now();
  const bool on = event.wait_for(limit);
  return {on, steady_clock::now() - start};
}

// Catches: gives up early. A thread may wake up although nobody has called, and the limit has not passed.
TEST(TimedEventInEveryOrder, DoesNotGiveUpBeforeTheLimit) {
  explore::every_order(
      [] {
        TimedEvent order_up;
        Answer answer;
        std::thread waiter([&] { answer = wait_for(order_up, 100ms); });
        std::this_thread::sleep_for(60ms);
        order_up.clear();
        waiter.join();
        EXPECT_FALSE(answer.on) << "nobody has set it";
        EXPECT_GE(answer.after, 100ms) << "the limit is 100 ms";
      },
      exact_time);
}

// Catches: restarted limit. Each time it wakes up for nothing, it waits for the whole limit again.
TEST(TimedEventInEveryOrder, TheLimitDoesNotBeginAgain) {
  explore::every_order(
      [] {
        TimedEvent order_up;
        Answer answer;
        std::thread waiter([&] { answer = wait_for(order_up, 100ms); });
        std::this_thread::sleep_for(60ms);
        order_up.set();
        order_up.clear();
        waiter.join();
        EXPECT_LT(answer.after, 101ms) << "the limit is 100 ms; at 60 ms it was set, and at once cleared";
      },
      exact_time);
}

// Catches: polling. Who looks every millisecond comes late, and wakes up for nothing all the time before.
TEST(TimedEventInEveryOrder, WhoWaitsIsWokenAtOnce) {
  explore::every_order(
      [] {
        TimedEvent order_up;
        Answer answer;
        std::thread waiter([&] { answer = wait_for(order_up, 100ms); });
        std::this_thread::sleep_for(33'333us);
        order_up.set();
        waiter.join();
        EXPECT_TRUE(answer.on) << "set after 33 of 100 ms";
        EXPECT_LT(answer.after, 33'433us) << "set after 33.333 ms: does the waiter sleep until it is woken, "
                                             "or look now and then?";
      },
      exact_time);
}

// Catches: lost wake-up. It is set between the waiter's look and its sleep, and an hour is sat out.
TEST(TimedEventInEveryOrder, ASetIsNeverLost) {
  explore::every_order(
      [] {
        TimedEvent order_up;
        int plates = 0;
        std::thread waiter([&] {
          const Answer answer = wait_for(order_up, 1h);
          ASSERT_TRUE(answer.on) << "it was set at once, and the limit is an hour";
          EXPECT_LT(answer.after, 1s) << "it was set at once, and the waiter sat out its hour";
          const int seen = plates;
          EXPECT_EQ(seen, 1) << "one plate was put up before the bell rang";
        });
        plates = 1;
        order_up.set();
        waiter.join();
      },
      exact_time);
}

// Catches: polling. Nobody rings for ten hours: who stirs again and again all that time does not sleep.
TEST(TimedEventInEveryOrder, WhoWaitsSleepsInOnePiece) {
  explore::every_order(
      [] {
        TimedEvent order_up;
        EXPECT_FALSE(order_up.wait_for(10h)) << "nobody has set it";
      },
      exact_time);
}

}  // namespace
}  // namespace lab
