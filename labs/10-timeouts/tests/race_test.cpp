#include "race.hpp"

#include <stdexcept>
#include <string>

#include "street.hpp"
#include "support/runtime/cancellable.hpp"

namespace lab {
namespace {

using namespace std::chrono_literals;

Task<std::string> bake(Street& street, std::string who, Millis time, Millis tidying, CancelToken token) {
  bool stopped = false;
  try {
    Task<void> baking = runtime::sleep_for(street.loop, time, token);
    co_await baking;
  } catch (const Cancelled&) {
    stopped = true;
  }
  if (!stopped && who == "nobody") throw std::runtime_error("no dough at " + std::to_string(time.count()));
  if (!stopped) co_return who;
  runtime::SleepAwaiter tidy = runtime::sleep_for(street.loop, tidying);
  co_await tidy;
  street.note(who + " clean");
  throw Cancelled();
}

Runner oven(Street& street, std::string who, Millis time, Millis tidying = 0ms) {
  return [&street, who, time, tidying](CancelToken token) { return bake(street, who, time, tidying, token); };
}

// Catches: abandoned work. The first wins; the others are stopped and cleaned up before anybody gets their
// pizza.
TEST(Race, LosersAreCleanedUpFirst) {
  Street street;
  const CancelSource outer;
  const std::vector<Runner> ovens = {oven(street, "Luigi", 900ms, 50ms), oven(street, "Maria", 300ms),
                                     oven(street, "Rosa", 600ms, 200ms)};
  const std::string first = street.end_of(race(street.loop, ovens, outer.token()));
  street.note(first);
  EXPECT_EQ(street.diary, "Luigi clean@350 Rosa clean@500 Maria@500 ");
  EXPECT_EQ(outer.token().callbacks(), 0u) << "callbacks left with the caller's token";
}

// Catches: wrong winner. One fails early and stops nobody; one answers after it was told to stop and does not
// count.
TEST(Race, FailuresStopNobody) {
  Street street;
  const Runner stubborn = [&street](CancelToken) { return bake(street, "Rosa", 600ms, 0ms, {}); };
  const std::vector<Runner> ovens = {oven(street, "nobody", 100ms), oven(street, "Maria", 300ms), stubborn};
  EXPECT_EQ(street.end_of(race(street.loop, ovens, {})), "Maria");
  EXPECT_EQ(street.clock.now(), 600ms) << "Rosa listens to nobody, and was waited for";
}

// Catches: wrong error. If all fail, it is the first in the list that is told.
TEST(Race, AllFail) {
  Street street;
  const std::vector<Runner> ovens = {oven(street, "nobody", 300ms), oven(street, "nobody", 100ms)};
  EXPECT_EQ(street.end_of(race(street.loop, ovens, {})), "failed: no dough at 300");
  EXPECT_EQ(street.clock.now(), 300ms);
}

// Catches: cancel not heard. The caller gives up; all ovens are cleaned first.
TEST(Race, ACancelStopsAll) {
  Street street;
  const CancelSource outer;
  street.after(200ms, [&] { outer.cancel(); });
  const std::vector<Runner> ovens = {oven(street, "Luigi", 900ms, 50ms), oven(street, "Maria", 300ms)};
  EXPECT_EQ(street.end_of(race(street.loop, ovens, outer.token())), "cancelled");
  EXPECT_EQ(street.diary, "Maria clean@200 Luigi clean@250 ");
}

}  // namespace
}  // namespace lab
