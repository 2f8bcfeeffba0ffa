#include "fetch_limited.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <mutex>
#include <stdexcept>
#include <string>
#include <thread>
#include <variant>

#include "explore/explore.hpp"
#include "support/street_feed.hpp"

namespace lab {
namespace {

using namespace std::chrono_literals;
using std::chrono::steady_clock;

/// Answers after a fixed time, but for one dead station, and counts the calls that are running.
class CountedFeed final : public Feed {
 public:
  CountedFeed(Millis each, int dead) : each_(each), dead_(dead) {}

  std::string fetch(int station) override {
    {
      const std::lock_guard lock(mutex_);
      peak_ = std::max(peak_, ++running_);
    }
    if (each_ > 0ms) std::this_thread::sleep_for(each_);
    {
      const std::lock_guard lock(mutex_);
      --running_;
    }
    if (station == dead_) throw std::runtime_error("station " + std::to_string(station) + " is dead");
    return StreetFeed::answer(station);
  }

  int peak() const {
    const std::lock_guard lock(mutex_);
    return peak_;
  }

 private:
  const Millis each_;
  const int dead_;
  mutable std::mutex mutex_;
  int running_ = 0, peak_ = 0;  // Guarded by mutex_.
};

// Catches: over the limit. One line: in no order of the threads may two calls be running.
TEST(FetchLimitedInEveryOrder, OneLineMeansOneCall) {
  explore::every_order([] {
    CountedFeed feed(0ms, 0);
    constexpr std::array stations = {17, 4};
    const auto outcomes = fetch_limited(feed, stations, 1);
    EXPECT_EQ(feed.peak(), 1) << "one line, and two calls were running at once";
    ASSERT_EQ(outcomes.size(), 2u);
    EXPECT_EQ(outcomes[0], Outcome<std::string>(StreetFeed::answer(17)));
    EXPECT_EQ(outcomes[1], Outcome<std::string>(StreetFeed::answer(4)));
  });
}

// Catches: wrong limit. Three stations of 40 ms, two lines: exactly two at once, and 80 ms in all.
TEST(FetchLimitedInEveryOrder, TwoLinesMeanTwoCallsAtOnce) {
  // Time passes only while nobody can run, so that durations are exact.
  explore::every_order(
      [] {
        CountedFeed feed(40ms, 4);
        constexpr std::array stations = {17, 4, 30};
        const auto start = steady_clock::now();
        const auto outcomes = fetch_limited(feed, stations, 2);
        EXPECT_LT(steady_clock::now() - start, 81ms) << "two calls of 40 ms at once, then the third";
        EXPECT_EQ(feed.peak(), 2) << "the most calls that were ever running, with two lines";
        ASSERT_EQ(outcomes.size(), 3u);
        EXPECT_TRUE(std::holds_alternative<TaskError>(outcomes[1])) << "station 4 is dead";
      },
      {.time = explore::Time::strict});
}

}  // namespace
}  // namespace lab
