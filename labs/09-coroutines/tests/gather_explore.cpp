#include "gather.hpp"

#include <gtest/gtest.h>

#include <chrono>

#include "explore/explore.hpp"
#include "patient_run.hpp"
#include "sleep_for.hpp"

namespace lab {
namespace {

using namespace std::chrono_literals;
using std::chrono::steady_clock;

// Time passes only while nobody can run, so that "after a second" is exact.
const explore::Options exact_time = {.time = explore::Time::strict};

Task<int> call(EventLoop& loop) {
  Sleep ringing = sleep_for(loop, 1000ms);
  co_await ringing;
  co_return 1;
}

long long milliseconds_for(Task<int> (*night)(EventLoop&)) {
  runtime::RealClock clock;
  EventLoop loop(clock);
  const auto start = steady_clock::now();
  EXPECT_EQ(run_patiently(loop, night(loop)), 5) << "calls that were answered";
  return std::chrono::floor<Millis>(steady_clock::now() - start).count();
}

Task<int> one_after_the_other(EventLoop& loop) {
  int answered = 0;
  for (int i = 0; i < 5; ++i) {
    Task<int> next = call(loop);
    const int one = co_await next;
    answered += one;
  }
  co_return answered;
}

Task<int> all_at_once(EventLoop& loop) {
  std::vector<Task<int>> calls;
  for (int i = 0; i < 5; ++i) calls.push_back(call(loop));
  Task<std::vector<int>> all = gather(loop, std::move(calls));
  const std::vector<int> answers = co_await all;
  int answered = 0;
  for (const int one : answers) answered += one;
  co_return answered;
}

// Catches: wrong delay. Five calls of a second each, one awaited after the other.
TEST(FiveCallsInVirtualTime, TakeFiveSecondsOneAfterTheOther) {
  explore::every_order(
      [] {
        EXPECT_NEAR(milliseconds_for(one_after_the_other), 5000, 5)
            << "ms for five calls of a second, one after the other";
      },
      exact_time);
}

// Catches: no overlap. Five calls of a second each, gathered: one thread, one second.
TEST(FiveCallsInVirtualTime, TakeOneSecondTogether) {
  explore::every_order(
      [] {
        EXPECT_NEAR(milliseconds_for(all_at_once), 1000, 5) << "ms for five calls of a second, gathered";
      },
      exact_time);
}

}  // namespace
}  // namespace lab
