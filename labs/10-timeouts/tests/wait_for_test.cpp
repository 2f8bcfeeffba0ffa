#include "wait_for.hpp"

#include <memory>
#include <optional>
#include <stdexcept>
#include <string>

#include "street.hpp"
#include "support/runtime/cancellable.hpp"

namespace lab {
namespace {

using namespace std::chrono_literals;
using runtime::CancelToken;

/// Bakes for `time`; when told to stop, needs `tidying` to clean the oven.
Task<std::string> bake(Street& street, Millis time, Millis tidying, CancelToken token) {
  bool stopped = false;
  try {
    Task<void> baking = runtime::sleep_for(street.loop, time, token);
    co_await baking;
  } catch (const Cancelled&) {
    stopped = true;
  }
  if (!stopped) co_return "pizza";
  if (tidying > 0ms) {
    runtime::SleepAwaiter tidy = runtime::sleep_for(street.loop, tidying);
    co_await tidy;
  }
  street.note("oven clean");
  throw Cancelled();
}

/// Does not listen to anybody.
Task<std::string> stubborn(Street& street, Millis time) {
  runtime::SleepAwaiter baking = runtime::sleep_for(street.loop, time);
  co_await baking;
  co_return "pizza";
}

/// Answers a cancel with an error of its own.
Task<std::string> burn(Street& street, Millis time, CancelToken token) {
  try {
    Task<void> baking = runtime::sleep_for(street.loop, time, token);
    co_await baking;
  } catch (const Cancelled&) {
  }
  throw std::runtime_error("burnt");
}

Task<std::string> limited(Street& street, CancelSource scope, Task<std::string> work, Millis limit) {
  Task<std::string> in_time = wait_for(street.loop, scope, std::move(work), limit);
  std::string pizza = co_await in_time;
  co_return pizza;
}

// Catches: timer left behind. The pizza was there in time; nobody may stop the oven later.
TEST(WaitFor, TheTimerIsGone) {
  Street street;
  const CancelSource scope, burnt;
  street.end_of(limited(street, scope, bake(street, 500ms, 0ms, scope.token()), 1000ms));
  EXPECT_EQ(street.loop.timers(), 0u) << "timers left when the work was ready in time";
  street.end_of(limited(street, burnt, burn(street, 100ms, burnt.token()), 1000ms));
  EXPECT_EQ(street.loop.timers(), 0u) << "timers left when the work failed in time";
  street.go_on();
  EXPECT_FALSE(scope.cancelled()) << "it was cancelled although the work had been ready in time";
}

// Catches: lost value. Work that is ready in time gives its value, when it is ready.
TEST(WaitFor, GivesTheValue) {
  Street street;
  const CancelSource scope;
  EXPECT_EQ(street.end_of(limited(street, scope, bake(street, 500ms, 0ms, scope.token()), 1000ms)), "pizza");
  EXPECT_EQ(street.clock.now(), 500ms) << "the work takes 500 ms, the limit is 1000";
  EXPECT_FALSE(scope.cancelled()) << "the work was ready in time";
}

// Catches: wrong time. Work of 3 s with a limit of 1 s: "timed out" after exactly one second.
TEST(WaitFor, TimesOutExactly) {
  Street street;
  const CancelSource scope;
  EXPECT_EQ(street.end_of(limited(street, scope, bake(street, 3000ms, 0ms, scope.token()), 1000ms)),
            "timed out");
  EXPECT_EQ(street.clock.now(), 1000ms) << "the work takes 3000 ms, the limit is 1000";
  EXPECT_TRUE(scope.cancelled()) << "after the limit, the work is to be stopped";
}

// Catches: abandoned work. The oven is cleaned before anybody hears that there is no pizza.
TEST(WaitFor, CleaningUpComesFirst) {
  Street street;
  const CancelSource scope;
  const std::string end =
      street.end_of(limited(street, scope, bake(street, 3000ms, 200ms, scope.token()), 1000ms));
  street.note(end);
  EXPECT_EQ(street.diary, "oven clean@1200 timed out@1200 ")
      << "limit 1000 ms, then 200 ms to clean the oven";
}

// Catches: abandoned work. Work that hears nothing is waited for all the same; there is nobody to stop it.
TEST(WaitFor, StubbornWorkIsWaitedFor) {
  Street street;
  const CancelSource scope;
  EXPECT_EQ(street.end_of(limited(street, scope, stubborn(street, 3000ms), 1000ms)), "pizza")
      << "it listened to nobody, and has a value after all";
  EXPECT_EQ(street.clock.now(), 3000ms) << "when it had really ended";
}

// Catches: cancel taken for a timeout. Somebody else cancelled: that is no timeout.
TEST(WaitFor, AnOuterCancelIsNoTimeout) {
  Street street;
  const CancelSource scope;
  street.after(400ms, [&] { scope.cancel(); });
  EXPECT_EQ(street.end_of(limited(street, scope, bake(street, 3000ms, 0ms, scope.token()), 1000ms)),
            "cancelled");
  EXPECT_EQ(street.clock.now(), 400ms);
}

// Catches: cancel taken for a timeout. Somebody cancels at 400 ms, and the limit passes while the oven is
// cleaned.
TEST(WaitFor, AnOuterCancelIsNoTimeoutEvenIfTheLimitPasses) {
  Street street;
  const CancelSource scope;
  street.after(400ms, [&] { scope.cancel(); });
  EXPECT_EQ(street.end_of(limited(street, scope, bake(street, 3000ms, 900ms, scope.token()), 1000ms)),
            "cancelled")
      << "cancelled at 400 ms; the oven was clean at 1300, the limit was 1000";
}

// Catches: lost error. An error of the work's own passes through, before the limit and after it.
TEST(WaitFor, ErrorsPassThrough) {
  Street street;
  const CancelSource scope, late;
  EXPECT_EQ(street.end_of(limited(street, scope, burn(street, 100ms, scope.token()), 1000ms)),
            "failed: burnt");
  EXPECT_EQ(street.end_of(limited(street, late, burn(street, 3000ms, late.token()), 1000ms)), "failed: burnt")
      << "told to stop at the limit, it failed";
  EXPECT_EQ(street.clock.now(), 1100ms)
      << "the second was told to stop 1000 ms after the first had failed at 100";
}

// Catches: timer left behind. Whoever waits with a limit is dropped before it.
TEST(WaitFor, DroppedWhileItWaits) {
  Street street;
  const CancelSource scope;
  std::optional<Task<std::string>> order = limited(street, scope, stubborn(street, 3000ms), 1000ms);
  order->start();
  order.reset();
  EXPECT_EQ(street.loop.timers(), 0u) << "timers left when who waited was dropped";
  street.go_on();
  EXPECT_FALSE(scope.cancelled()) << "a timer of somebody who was gone cancelled it";
}

// Catches: wrong limit. Five steps of a second each share one deadline: they end with it, not with five.
TEST(WaitFor, TheNearerLimitCounts) {
  Street street;
  const CancelSource outer;
  const auto steps = [](Street& s, CancelSource scope) -> Task<std::string> {
    for (int step = 1; step <= 5; ++step) {
      Task<std::string> one = wait_for(s.loop, scope, bake(s, 900ms, 0ms, scope.token()), 1000ms);
      co_await one;
    }
    co_return "five steps";
  };
  EXPECT_EQ(street.end_of(limited(street, outer, steps(street, outer), 2000ms)), "timed out");
  EXPECT_EQ(street.clock.now(), 2000ms) << "five steps of 900 ms, 1000 at most for each and 2000 for all";
}

// Catches: a thread that waits. Ten hours of deliveries with a limit pass in a moment.
TEST(WaitFor, TenHoursAreOverInAMoment) {
  Street street;
  const auto begin = std::chrono::steady_clock::now();
  int late = 0;
  for (int order = 0; order < 2400; ++order) {  // One every 15 seconds; each fourth takes too long.
    const CancelSource scope;
    const Millis time = order % 4 == 3 ? 60'000ms : 10'000ms;
    if (street.end_of(limited(street, scope, bake(street, time, 0ms, scope.token()), 30'000ms)) != "pizza")
      ++late;
  }
  const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - begin;
  EXPECT_EQ(late, 600);
  EXPECT_EQ(street.clock.now(), 10h) << "1800 pizzas of 10 seconds, 600 that were stopped after 30";
  std::printf("ten hours of deliveries took %.0f ms\n", took.count());
}

}  // namespace
}  // namespace lab
