#include <gtest/gtest.h>

#include <stdexcept>
#include <string>

#include "support/runtime/cancellable.hpp"
#include "support/runtime/nursery.hpp"
#include "support/runtime/wait_for.hpp"

namespace lab::runtime {
namespace {

using namespace std::chrono_literals;

struct Street {
  VirtualClock clock;
  EventLoop loop{clock};
  LogBook log;
  CancelSource source;

  std::string logged() const {
    std::string all;
    for (const LogLine& line : log.lines()) {
      all += line.task + " " + line.what + "@" + std::to_string(line.at.count()) + " ";
    }
    return all;
  }
};

Task<int> bake(EventLoop& loop, Millis time, CancelToken token) {
  Task<void> baking = sleep_for(loop, time, token);
  co_await baking;
  co_return 7;
}

Task<void> bake_or_burn(EventLoop& loop, Millis time, CancelToken token, bool burn) {
  Task<void> baking = sleep_for(loop, time, token);
  co_await baking;
  if (burn) throw std::runtime_error("burnt");
}

TEST(CancelToken, CallsEachCallbackOnceAndNoneThatWasForgotten) {
  std::string diary;
  const CancelSource source;
  const CancelToken token = source.token();
  std::uint64_t second = 0;
  token.on_cancel([&] {
    diary += "A ";
    token.forget(second);
    source.cancel();
  });
  second = token.on_cancel([&] { diary += "B "; });
  token.on_cancel([&] { diary += "C "; });
  EXPECT_EQ(token.callbacks(), 3u);
  source.cancel();
  EXPECT_EQ(token.on_cancel([&] { diary += "late "; }), 0u);
  EXPECT_EQ(diary, "A C late ");
  EXPECT_EQ(token.callbacks(), 0u);
}

TEST(CancelToken, OfNobodyIsNeverCancelled) {
  const CancelToken token;
  EXPECT_FALSE(token.cancelled());
  token.forget(token.on_cancel([] {}));
}

TEST(CancelToken, ALinkLastsAsLongAsItLives) {
  const CancelSource from, to, other;
  const Link link(from.token(), to);
  { const Link gone(from.token(), other); }
  from.cancel();
  EXPECT_TRUE(to.cancelled());
  EXPECT_FALSE(other.cancelled());
}

TEST(Cancellable, EndsAtOnceAndInAStepOfItsOwn) {
  Street street;
  bool inside = false;
  street.loop.call_later(10ms, [&] {
    inside = true;
    street.source.cancel();
    inside = false;
  });
  EXPECT_THROW(street.loop.run(bake(street.loop, 1s, street.source.token())), Cancelled);
  EXPECT_FALSE(inside);
  EXPECT_EQ(street.loop.now(), 10ms);
  EXPECT_THROW(street.loop.run(bake(street.loop, 1s, street.source.token())), Cancelled);
  EXPECT_EQ(street.loop.now(), 10ms);
  EXPECT_EQ(street.loop.timers(), 0u);
}

TEST(Cancellable, DroppedAfterTheCancelItIsNotWoken) {
  Street street;
  {
    Task<int> task = bake(street.loop, 1s, street.source.token());
    task.start();
    street.source.cancel();
  }
  EXPECT_EQ(street.loop.timers(), 0u);
  EXPECT_EQ(live_frames(), 0u);
}

TEST(WaitFor, TellsATimeoutFromACancel) {
  Street street;
  const CancelSource late, calm;
  EXPECT_EQ(street.loop.run(wait_for(street.loop, calm, bake(street.loop, 1s, calm.token()), 2s)), 7);
  EXPECT_THROW(street.loop.run(wait_for(street.loop, late, bake(street.loop, 3s, late.token()), 1s)),
               TimedOut);
  EXPECT_EQ(street.loop.now(), 2s);
  street.loop.call_later(500ms, [&] { street.source.cancel(); });
  EXPECT_THROW(
      street.loop.run(wait_for(street.loop, street.source, bake(street.loop, 3s, street.source.token()), 1s)),
      Cancelled);
  EXPECT_EQ(street.loop.timers(), 0u);
}

Task<void> evening(Street& street, bool burn) {
  Nursery nursery(street.loop, street.log, street.source.token());
  nursery.start("A", bake_or_burn(street.loop, 100ms, nursery.token(), false));
  nursery.start("B", bake_or_burn(street.loop, 200ms, nursery.token(), burn));
  nursery.start("C", bake_or_burn(street.loop, 300ms, nursery.token(), false));
  Task<void> all = nursery.join();
  co_await all;
}

TEST(Nursery, WaitsForAllAndCancelsAfterAnError) {
  Street street;
  street.loop.run(evening(street, false));
  EXPECT_EQ(street.logged(), "A done@100 B done@200 C done@300 ");
  Street unlucky;
  EXPECT_THROW(unlucky.loop.run(evening(unlucky, true)), std::runtime_error);
  EXPECT_EQ(unlucky.logged(), "A done@100 B failed: burnt@200 C cancelled@200 ");
}

TEST(Nursery, HearsItsParent) {
  Street street;
  street.loop.call_later(150ms, [&] { street.source.cancel(); });
  EXPECT_THROW(street.loop.run(evening(street, false)), Cancelled);
  EXPECT_EQ(street.logged(), "A done@100 B cancelled@150 C cancelled@150 ");
  EXPECT_EQ(street.source.token().callbacks(), 0u);
}

TEST(Nursery, LetsGoOfThoseWhoEnded) {
  Street street;
  Nursery nursery(street.loop, street.log);
  for (int i = 0; i < 1000; ++i) {
    nursery.start("child", bake_or_burn(street.loop, 1ms, nursery.token(), false));
    while (street.loop.step()) {
    }
    EXPECT_LE(live_frames(), 3u);
  }
}

}  // namespace
}  // namespace lab::runtime
