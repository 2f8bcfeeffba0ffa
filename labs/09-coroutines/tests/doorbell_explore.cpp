#include "doorbell.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "explore/explore.hpp"
#include "visitors.hpp"

namespace lab {
namespace {

using runtime::RealClock;

// Catches: sleeping through the bell. Two clerks ring at any moment: while the loop falls asleep, sleeps, or
// is just answering.
TEST(DoorbellInEveryOrder, EveryRingIsAnswered) {
  explore::every_order([] {
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
    loop.run(wait_for(visitors));
    one.join();
    other.join();
    EXPECT_EQ(answered, 2) << "rings that were answered, of two";
  });
}

// Catches: calling out under a lock. Who answers the bell rings it.
TEST(DoorbellInEveryOrder, ACallbackMayRing) {
  explore::every_order([] {
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
    loop.run(wait_for(visitors));
    clerk.join();
  });
}

}  // namespace
}  // namespace lab
