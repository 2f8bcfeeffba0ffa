#include "doorbell.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <thread>

#include "harness/counters.hpp"
#include "visitors.hpp"

namespace lab {
namespace {

using namespace std::chrono_literals;

// Catches: busy waiting. Somebody rings, and then nobody for 100 ms: the loop sleeps.
TEST(Doorbell, LetsTheLoopSleep) {
  runtime::RealClock clock;
  EventLoop loop(clock);
  Doorbell bell(loop);
  Visitors visitors(2);
  const harness::Counts counts = harness::count([&] {
    std::thread clerk([&] {
      bell.ring([&] { visitors.came(); });
      std::this_thread::sleep_for(100ms);
      bell.ring([&] { visitors.came(); });
    });
    loop.run(wait_for(visitors));
    clerk.join();
  });
  EXPECT_LE(counts.cpu, 10ms) << "nobody rang for 100 ms, and "
                              << std::chrono::duration_cast<Millis>(counts.cpu).count()
                              << " ms of CPU were used";
}

}  // namespace
}  // namespace lab
