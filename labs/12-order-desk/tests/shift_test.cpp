#include "shift.hpp"

#include <memory>
#include <stdexcept>

#include "day.hpp"
#include "support/runtime/cancellable.hpp"

namespace lab {
namespace {

using namespace std::chrono_literals;
using Ending = Shift::Ending;

std::string text(Ending ending) {
  return std::to_string(ending.done) + " done, " + std::to_string(ending.cancelled) + " cancelled, " +
         std::to_string(ending.failed) + " failed";
}

// A shift with a drain of 500 ms, and a log.
class ShiftDay : public Day {
 public:
  LogBook log;
  std::unique_ptr<Shift> shift = std::make_unique<Shift>(loop, log, 500ms);

  // Work that takes so long, unless it is over.
  bool start(std::string name, Millis time) {
    return shift->start(std::move(name), runtime::sleep_for(loop, time, shift->stops().over));
  }
  // Work without an end of its own, that listens to closing time.
  bool start_listener() {
    return shift->start("listener", runtime::sleep_for(loop, 10h, shift->stops().closing));
  }
  std::string close() { return when_and_how<Ending>(shift->close(), text); }
  std::string logged() const {
    std::string all;
    for (const LogLine& line : log.lines()) {
      all += line.task + " " + line.what + "@" + std::to_string(line.at.count()) + "; ";
    }
    return all;
  }
};

Task<void> fail(EventLoop& loop, Millis time, bool oddly) {
  runtime::SleepAwaiter sleep = runtime::sleep_for(loop, time);
  co_await sleep;
  if (oddly) throw 7;
  throw std::runtime_error("no stock");
}

// Catches: wrong report. Each work is written down once, under its name, with how it ended.
TEST(Shift, WritesDownHowEachEnded) {
  ShiftDay day;
  EXPECT_TRUE(day.start("soup", 100ms));
  day.shift->start("fish", fail(day.loop, 20ms, false));
  EXPECT_TRUE(day.start_listener());
  EXPECT_TRUE(day.close().ends_with("1 done, 1 cancelled, 1 failed"));
  EXPECT_EQ(day.logged(), "listener cancelled@0; fish failed: no stock@20; soup done@100; ");
}

// Catches: work dropped at closing time. What has begun is finished; closing takes as long as the last of it.
TEST(Shift, WhatHasBegunIsFinished) {
  ShiftDay day;
  day.start("soup", 100ms);
  day.start("roast", 300ms);
  EXPECT_EQ(day.close(), "300ms 2 done, 0 cancelled, 0 failed");
}

// Catches: timer left behind. When all is over, nothing is left of the deadline.
TEST(Shift, NothingIsLeftOfTheDeadline) {
  ShiftDay day;
  day.start("soup", 100ms);
  EXPECT_EQ(day.close(), "100ms 1 done, 0 cancelled, 0 failed");
  EXPECT_EQ(day.clock.now(), 100ms) << "something was still to come when all was over";
}

// Catches: endless shutdown. When the time for draining has passed, what is left is stopped.
TEST(Shift, AfterTheDrainTimeTheRestIsStopped) {
  ShiftDay day;
  day.start("soup", 100ms);
  day.start("ham for a year", 10h);
  EXPECT_EQ(day.close(), "500ms 1 done, 1 cancelled, 0 failed");
  EXPECT_EQ(day.logged(), "soup done@100; ham for a year cancelled@500; ");
}

// Catches: nobody waits for the end. Whoever is stopped may tidy up; closing waits for that too.
TEST(Shift, WaitsForThoseItHasStopped) {
  ShiftDay day;
  static const auto tidy = [](ShiftDay& of) -> Task<void> {
    try {
      Task<void> sleep = runtime::sleep_for(of.loop, 10h, of.shift->stops().over);
      co_await sleep;
    } catch (const Cancelled&) {
    }
    runtime::SleepAwaiter tidying = runtime::sleep_for(of.loop, 70ms);
    co_await tidying;
  };
  day.shift->start("oven", tidy(day));
  EXPECT_EQ(day.close(), "570ms 1 done, 0 cancelled, 0 failed");
}

// Catches: new work at closing time. What comes too late is not begun.
TEST(Shift, NothingIsBegunAfterClosing) {
  ShiftDay day;
  bool begun = false;
  static const auto work = [](bool& flag) -> Task<void> {
    flag = true;
    co_return;
  };
  day.start("soup", 100ms);
  day.at(50ms, [&] { EXPECT_FALSE(day.shift->start("late", work(begun))) << "50 ms after closing"; });
  EXPECT_EQ(day.close(), "100ms 1 done, 0 cancelled, 0 failed");
  EXPECT_FALSE(day.shift->start("later", work(begun)));
  EXPECT_FALSE(begun) << "work that was begun after closing";
}

// Catches: error spreads. Work that fails is written down, and the rest goes on.
TEST(Shift, AFailureDisturbsNobody) {
  ShiftDay day;
  day.shift->start("fish", fail(day.loop, 20ms, false));
  day.shift->start("odd", fail(day.loop, 30ms, true));
  day.start("roast", 300ms);
  EXPECT_EQ(day.close(), "300ms 1 done, 0 cancelled, 2 failed");
  EXPECT_EQ(day.logged(), "fish failed: no stock@20; odd failed: unknown@30; roast done@300; ");
}

// Catches: second stop. Two close, one a little later; both hear the same, when all is over.
TEST(Shift, MayBeClosedTwice) {
  ShiftDay day;
  day.start("ham", 10h);
  std::string second;
  static const auto close = [](ShiftDay& of, std::string& into) -> Task<void> {
    Task<Ending> closing = of.shift->close();
    const Ending ending = co_await closing;
    into = std::to_string(of.clock.now().count()) + "ms " + text(ending);
  };
  Task<void> closes_too = close(day, second);
  day.at(400ms, [&] { closes_too.start(); });
  EXPECT_EQ(day.close(), "500ms 0 done, 1 cancelled, 0 failed");
  EXPECT_EQ(second, "500ms 0 done, 1 cancelled, 0 failed") << "to whoever closed again after 400 ms";
  EXPECT_EQ(day.close(), "500ms 0 done, 1 cancelled, 0 failed") << "to whoever closes when all is over";
  EXPECT_EQ(day.logged(), "ham cancelled@500; ");
}

// Catches: waits for nothing. All work has ended before closing, or there never was any.
TEST(Shift, ClosesAtOnceWhenNothingIsInWork) {
  ShiftDay empty, day;
  EXPECT_EQ(empty.close(), "0ms 0 done, 0 cancelled, 0 failed");
  day.start("soup", 100ms);
  EXPECT_TRUE(day.to_its_end());
  EXPECT_EQ(day.close(), "100ms 1 done, 0 cancelled, 0 failed");
  EXPECT_EQ(day.clock.now(), 100ms);
  EXPECT_FALSE(day.shift->stops().over.cancelled()) << "nobody had to be stopped";
}

// Catches: leak. A shift that is never closed, or destroyed while somebody closes it, leaves nothing behind.
TEST(Shift, LeavesNothingBehind) {
  ShiftDay day;
  day.start("ham", 10h);
  day.start_listener();
  {
    Task<Ending> closing = day.shift->close();
    closing.start();
  }
  day.shift.reset();
  EXPECT_EQ(runtime::live_frames(), 0u) << "coroutines";
  EXPECT_EQ(day.loop.watches(), 0u);
  EXPECT_TRUE(day.to_its_end());
}

}  // namespace
}  // namespace lab
