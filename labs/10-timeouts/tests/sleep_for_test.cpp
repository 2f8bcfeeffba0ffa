#include "sleep_for.hpp"

#include <optional>
#include <string>

#include "street.hpp"

namespace lab {
namespace {

using namespace std::chrono_literals;
using runtime::CancelSource;

Task<void> nap(Street& street, std::string name, Millis delay, CancelToken token) {
  Task<void> sleep = sleep_for(street.loop, delay, token);
  try {
    co_await sleep;
    street.note(name);
  } catch (const runtime::Cancelled&) {
    street.note(name + "-cancelled");
    throw;
  }
}

// Catches: left behind. However the sleep ended, nothing still knows the sleeper.
TEST(Sleep, LeavesNoTimerAndNoCallback) {
  Street street;
  const CancelSource calm, hectic;
  street.end_of(nap(street, "A", 100ms, calm.token()));
  EXPECT_EQ(calm.token().callbacks(), 0u) << "callbacks left when the sleep had its time";
  EXPECT_EQ(street.loop.timers(), 0u) << "timers left when the sleep had its time";
  street.loop.call_later(100ms, [&] { hectic.cancel(); });
  street.end_of(nap(street, "B", 3000ms, hectic.token()));
  EXPECT_EQ(street.loop.timers(), 0u) << "timers left when the sleep was cancelled";
  calm.cancel();
  street.go_on();
  EXPECT_EQ(street.diary, "A@100 B-cancelled@200 ")
      << "A slept 100 ms; its token was cancelled long afterwards";
}

// Catches: wrong time. Without a cancel it is a sleep like any other, to the millisecond.
TEST(Sleep, TakesItsTime) {
  Street street;
  const CancelSource oven;
  EXPECT_EQ(street.end_of(nap(street, "pizza", 1234ms, oven.token())), "done");
  EXPECT_EQ(street.diary, "pizza@1234 ");
}

// Catches: cancel heard late. The cancel comes at 503 ms, and so does the end: not at the next tick, not
// after the sleep.
TEST(Sleep, ThrowsCancelledAtOnce) {
  Street street;
  const CancelSource oven;
  street.after(503ms, [&] { oven.cancel(); });
  EXPECT_EQ(street.end_of(nap(street, "pizza", 3000ms, oven.token())), "cancelled");
  EXPECT_EQ(street.diary, "pizza-cancelled@503 ") << "a sleep of 3000 ms, cancelled at 503";
}

// Catches: cancelled before it began. Whoever lies down after the cancel does not sleep at all.
TEST(Sleep, DoesNotBeginWhenItIsCancelledAlready) {
  Street street;
  const CancelSource oven;
  oven.cancel();
  EXPECT_EQ(street.end_of(nap(street, "pizza", 3000ms, oven.token())), "cancelled");
  EXPECT_EQ(street.diary, "pizza-cancelled@0 ");
}

// Catches: resumed twice. Cancel and clock come in the same millisecond, the cancel a little earlier.
TEST(Sleep, CancelJustBeforeTheTimeIsUp) {
  Street street;
  const CancelSource oven;
  street.after(1000ms, [&] { oven.cancel(); });
  street.end_of(nap(street, "pizza", 1000ms, oven.token()));
  street.go_on();
  EXPECT_EQ(street.diary, "pizza-cancelled@1000 ") << "sleep and cancel at 1000 ms, the cancel first";
}

// Catches: resumed twice. Cancel and clock come in the same millisecond, the clock a little earlier.
TEST(Sleep, CancelJustAfterTheTimeIsUp) {
  Street street;
  const CancelSource oven;
  Task<void> pizza = nap(street, "pizza", 1000ms, oven.token());
  pizza.start();
  street.after(1000ms, [&] { oven.cancel(); });
  street.go_on();
  EXPECT_TRUE(pizza.done()) << "sleep and cancel at 1000 ms, and the sleeper was not woken";
  EXPECT_TRUE(street.diary == "pizza@1000 " || street.diary == "pizza-cancelled@1000 ") << street.diary;
  pizza = {};
}

// Catches: resumed inside cancel. Whoever cancels comes to the end of their sentence before others go on.
TEST(Sleep, GoesOnInAStepOfItsOwn) {
  Street street;
  const CancelSource oven;
  street.after(10ms, [&] {
    street.note("cancelling");
    oven.cancel();
    street.note("said");
  });
  street.end_of(nap(street, "pizza", 3000ms, oven.token()));
  EXPECT_EQ(street.diary, "cancelling@10 said@10 pizza-cancelled@10 ");
}

// Catches: dead sleeper woken. The sleeper is dropped; then its time comes, and the cancel.
TEST(Sleep, NobodyWakesASleeperThatIsGone) {
  Street street;
  const CancelSource oven;
  std::optional<Task<void>> pizza = nap(street, "pizza", 100ms, oven.token());
  pizza->start();
  pizza.reset();
  EXPECT_EQ(street.loop.timers(), 0u) << "timers left when the sleeper was dropped";
  EXPECT_EQ(oven.token().callbacks(), 0u) << "callbacks left when the sleeper was dropped";
  oven.cancel();
  street.go_on();
  EXPECT_EQ(street.diary, "");
}

// Catches: dead sleeper woken. The sleeper is dropped right after the cancel, before it could go on.
TEST(Sleep, NobodyWakesASleeperThatIsDroppedAfterTheCancel) {
  Street street;
  const CancelSource oven;
  std::optional<Task<void>> pizza = nap(street, "pizza", 100ms, oven.token());
  pizza->start();
  oven.cancel();
  pizza.reset();
  street.go_on();
  EXPECT_EQ(street.diary, "");
}

}  // namespace
}  // namespace lab
