#include "handlers.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>

#include "explore/explore.hpp"
#include "ten_handlers.hpp"

namespace lab {
namespace {

using namespace std::chrono_literals;
using std::chrono::steady_clock;

// Time passes only while nobody can run: computing takes none here, and every wait its exact time. One order
// will do: the board has one thread, and what others do meanwhile is not the question.
const explore::Options exact_time = {
    .time = explore::Time::strict, .preemption_bound = 0, .exhaust_limit = 50, .sampled_schedules = 20};

/// Beats every 5 ms, and remembers the longest pause.
Task<void> heart(EventLoop& loop, steady_clock::duration& longest) {
  steady_clock::time_point last = steady_clock::now();
  for (int beat = 0; beat < 60; ++beat) {
    runtime::SleepAwaiter pause = runtime::sleep_for(loop, 5ms);
    co_await pause;
    const steady_clock::time_point now = steady_clock::now();
    longest = std::max(longest, now - last);
    last = now;
  }
}

// Catches: blocking the loop. A heart beats every 5 ms on the same loop. While a handler keeps the thread, it
// stands still.
TEST(HandlersInVirtualTime, NeverMakeTheBoardStandStill) {
  explore::every_order(
      [] {
        for (const Handler& handler : ten_handlers) {
          if (handler.function == bill) continue;  // It computes, and that takes no virtual time.
          runtime::RealClock clock;
          EventLoop loop(clock);
          steady_clock::duration longest{0};
          Task<void> beating = heart(loop, longest);
          beating.start();
          Task<std::string> answer = answer_of(loop, handler, 0ms);
          answer.start();
          while (loop.step()) {
          }
          EXPECT_TRUE(answer.done()) << handler.name << "() never answered";
          EXPECT_LE(std::chrono::floor<Millis>(longest).count(), 10)
              << "ms that the whole board stood still beside " << handler.name << "()";
        }
      },
      exact_time);
}

}  // namespace
}  // namespace lab
