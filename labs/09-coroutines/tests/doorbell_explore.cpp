#include "doorbell.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "explore/explore.hpp"
#include "visitors.hpp"

namespace lab {
namespace {

using runtime::RealClock;

// Time passes only when nobody can go on: a second has passed only if the loop sleeps for it.
const explore::Options exact_time = {.time = explore::Time::strict};

/// How many of those who rang were not answered, though the loop had a second for it.
int unanswered(EventLoop& loop, Visitors& visitors) {
  const EventLoop::TimerId limit = loop.call_later(Millis(1'000), [&] { visitors.go_on(); });
  loop.run(wait_for(visitors));
  loop.cancel_timer(limit);
  return visitors.missing();
}

// Catches: sleeping through the bell. Two clerks ring at any moment: while the loop falls asleep, sleeps, or
// is just answering.
TEST(DoorbellInEveryOrder, EveryRingIsAnswered) {
  explore::every_order(
      [] {
        RealClock clock;
        EventLoop loop(clock);
        Doorbell bell(loop);
        Visitors visitors(2);
        std::atomic<int> answered = 0;  // Others may have a turn here, while a ring is being answered.
        const auto ring = [&] {
          bell.ring([&] {
            ++answered;
            visitors.came();
          });
        };
        std::thread one(ring), other(ring);
        EXPECT_EQ(unanswered(loop, visitors), 0)
            << "rings of two that nobody answered: the loop slept for a second";
        one.join();
        other.join();
      },
      exact_time);
}

// Catches: calling out under a lock. Who answers the bell rings it.
TEST(DoorbellInEveryOrder, ACallbackMayRing) {
  explore::every_order(
      [] {
        RealClock clock;
        EventLoop loop(clock);
        Doorbell bell(loop);
        Visitors visitors(2);
        std::thread clerk([&] {
          bell.ring([&] {
            visitors.came();
            bell.ring([&] { visitors.came(); });
          });
        });
        EXPECT_EQ(unanswered(loop, visitors), 0)
            << "rings of two that nobody answered: the loop slept for a second";
        clerk.join();
      },
      exact_time);
}

}  // namespace
}  // namespace lab
