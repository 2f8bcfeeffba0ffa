#include "heartbeat.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <memory>
#include <optional>
#include <thread>

#include "explore/explore.hpp"

namespace lab {
namespace {

using namespace std::chrono_literals;
using std::chrono::steady_clock;

// Time passes only while nobody can run, so that durations are exact, and an hour takes no time.
const explore::Options exact_time = {.time = explore::Time::strict};

/// How long the destructor takes when the owner goes this long after the start.
steady_clock::duration time_to_stop(Millis every, Millis after) {
  std::optional<Heartbeat> heartbeat;
  heartbeat.emplace(every, [] {});
  if (after > 0ms) std::this_thread::sleep_for(after);
  const auto start = steady_clock::now();
  heartbeat.reset();
  return steady_clock::now() - start;
}

// Catches: lost wake-up. The stop comes between the thread's last look and its sleep, and nobody says it
// twice.
TEST(HeartbeatInEveryOrder, StopsAtOnceHoweverEarly) {
  explore::every_order(
      [] {
        EXPECT_LT(time_to_stop(1h, 0ms), 100ms) << "the period is an hour, and the destructor sat it out";
      },
      exact_time);
}

// Catches: sleeping through the stop. A thread in the middle of a long sleep hears nobody.
TEST(HeartbeatInEveryOrder, StopsAtOnceInTheMiddleOfAWait) {
  explore::every_order(
      [] {
        EXPECT_LT(time_to_stop(1h, 250ms), 100ms) << "the period is an hour, and the destructor sat it out";
      },
      exact_time);
}

// Catches: beats too often. In 175 ms a heart with a period of 50 ms beats at 50, at 100 and at 150 ms.
TEST(HeartbeatInEveryOrder, BeatsOncePerPeriod) {
  explore::every_order(
      [] {
        std::atomic<int> beats = 0;
        {
          const Heartbeat heartbeat(50ms, [&] { ++beats; });
          std::this_thread::sleep_for(175ms);
        }
        EXPECT_EQ(beats, 3) << "beats in 175 ms with a period of 50 ms";
      },
      exact_time);
}

// Catches: use after scope. A beat comes after the destructor, for data that is gone.
TEST(HeartbeatInEveryOrder, NoBeatComesAfterTheEnd) {
  explore::every_order([] {
    auto beats = std::make_unique<std::atomic<int>>(0);
    {
      const Heartbeat heartbeat(5ms, [&] { ++*beats; });
    }
    beats.reset();
  });
}

}  // namespace
}  // namespace lab
