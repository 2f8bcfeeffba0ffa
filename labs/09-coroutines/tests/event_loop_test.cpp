#include "event_loop.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <stdexcept>
#include <string>

#include "harness/faults.hpp"
#include "pipe.hpp"

namespace lab {
namespace {

using namespace std::chrono_literals;

// Catches: wrong order. What is posted first runs first, and what a callback posts runs too.
TEST(EventLoop, RunsWhatIsPostedInOrder) {
  EventLoop loop;
  std::string diary;
  loop.post([&] {
    diary += "A";
    loop.post([&] { diary += "C"; });
  });
  loop.post([&] { diary += "B"; });
  loop.run();
  EXPECT_EQ(diary, "ABC") << "A and B were posted, and A posted C";
}

// Catches: lost callback. A callback posts so much that the loop's list has to grow under its feet.
TEST(EventLoop, ACallbackMayPostMany) {
  EventLoop loop;
  int ran = 0;
  for (int i = 0; i < 3; ++i) {
    loop.post([&] {
      for (int k = 0; k < 1'000; ++k) loop.post([&ran] { ++ran; });
    });
  }
  loop.run();
  EXPECT_EQ(ran, 3'000) << "callbacks that ran, of the 3 000 that three callbacks posted";
}

// Catches: lost timer. Ten callers want to be called back after the same time.
TEST(EventLoop, KeepsTimersOfTheSameMoment) {
  EventLoop loop;
  std::string diary;
  for (char caller = '0'; caller <= '9'; ++caller)
    loop.call_later(1ms, [&diary, caller] { diary += caller; });
  loop.run();
  EXPECT_EQ(diary, "0123456789") << "ten timers were set, one after the other, for a millisecond each";
}

// Catches: starvation. A callback that posts itself again and again is no reason to keep a timer waiting.
TEST(EventLoop, ABusyCallbackDoesNotKeepATimerWaiting) {
  EventLoop loop;
  bool timer_ran = false;
  int rounds = 0;
  std::function<void()> busy = [&] {
    if (!timer_ran && ++rounds < 10'000) loop.post(busy);
  };
  loop.post(busy);
  loop.call_later(0ms, [&] { timer_ran = true; });
  loop.run();
  EXPECT_LT(rounds, 10'000)
      << "a callback posted itself 10 000 times before a timer ran that was due at once";
}

// Catches: starvation. A callback that posts itself again and again is no reason to keep a caller waiting.
TEST(EventLoop, ABusyCallbackDoesNotKeepACallerWaiting) {
  EventLoop loop;
  Pipe line;
  line.put('x');
  bool heard = false;
  int rounds = 0;
  std::function<void()> busy = [&] {
    if (!heard && ++rounds < 10'000) loop.post(busy);
  };
  loop.post(busy);
  loop.watch_readable(line.read_end(), [&] {
    heard = true;
    loop.unwatch(line.read_end());
  });
  loop.run();
  EXPECT_LT(rounds, 10'000)
      << "a callback posted itself 10 000 times before a byte was noticed that lay there "
         "from the start";
}

// Catches: cancelled and run. Two timers are due in the same round, and the first cancels the second.
TEST(EventLoop, WhatACallbackCancelsDoesNotRunAnyMore) {
  EventLoop loop;
  std::string diary;
  EventLoop::TimerId second = 0;
  loop.call_later(0ms, [&] {
    diary += "A";
    EXPECT_TRUE(loop.cancel_timer(second)) << "B was still to run";
    EXPECT_FALSE(loop.cancel_timer(second)) << "B had been cancelled before";
  });
  second = loop.call_later(0ms, [&] { diary += "B"; });
  loop.run();
  EXPECT_EQ(diary, "A") << "A and B were both due, and A cancelled B";
}

// Catches: use after free. A timer that is just running is cancelled by its own callback.
TEST(EventLoop, ATimerMayTryToCancelItself) {
  EventLoop loop;
  EventLoop::TimerId own = 0;
  bool cancelled = true;
  const auto parcel = std::make_shared<int>(7);
  own = loop.call_later(1ms, [&loop, &own, &cancelled, parcel] {
    cancelled = loop.cancel_timer(own);
    EXPECT_EQ(*parcel, 7);
  });
  loop.run();
  EXPECT_FALSE(cancelled) << "it was running already, so there was nothing to cancel any more";
}

// Catches: lost watch. A watch is for one call, and its callback watches the same line again.
TEST(EventLoop, ACallbackMayWatchItsLineAgain) {
  EventLoop loop;
  Pipe line;
  line.put('a');
  line.put('b');
  std::string heard;
  std::function<void()> listen = [&] {
    heard += line.get();
    loop.unwatch(line.read_end());
    if (heard.size() < 2) loop.watch_readable(line.read_end(), listen);
  };
  loop.watch_readable(line.read_end(), listen);
  loop.run();
  EXPECT_EQ(heard, "ab") << "two bytes lay in the pipe, and the callback read one and watched again";
}

// Catches: more than once. A watch is for one call.
TEST(EventLoop, AWatchIsForOneCall) {
  EventLoop loop;
  Pipe line;
  line.put('a');
  int calls = 0;
  loop.watch_readable(line.read_end(), [&] {
    if (++calls == 3) loop.unwatch(line.read_end());
  });
  loop.run();
  EXPECT_EQ(calls, 1) << "times a callback ran that was watched for once; it left its byte where it was";
}

// Catches: unwatched and run. Two lines are readable, and whoever is called first hangs up the other one.
TEST(EventLoop, WhatACallbackUnwatchesDoesNotRunAnyMore) {
  EventLoop loop;
  Pipe one, other;
  one.put('x');
  other.put('x');
  int calls = 0;
  loop.watch_readable(one.read_end(), [&] {
    ++calls;
    loop.unwatch(other.read_end());
  });
  loop.watch_readable(other.read_end(), [&] {
    ++calls;
    loop.unwatch(one.read_end());
  });
  loop.run();
  EXPECT_EQ(calls, 1) << "each of two callbacks unwatched the other's line";
}

// Catches: unnoticed end. The other end is closed; there will never be a byte, and a read would say so at
// once.
TEST(EventLoop, AHangUpIsNews) {
  EventLoop loop;
  Pipe line;
  line.close_write_end();
  bool heard = false;
  const EventLoop::TimerId rescue =
      loop.call_later(1s, [&] { loop.post([&] { loop.unwatch(line.read_end()); }); });
  loop.watch_readable(line.read_end(), [&] {
    heard = true;
    loop.cancel_timer(rescue);
    loop.unwatch(line.read_end());
  });
  loop.run();
  EXPECT_TRUE(heard) << "the other end was closed for a second, and nobody was told";
}

// Catches: lost callback. A callback throws; what was posted after it is still there.
TEST(EventLoop, AnExceptionTakesNothingElseWithIt) {
  EventLoop loop;
  std::string diary;
  loop.post([] { throw std::runtime_error("no such number"); });
  loop.post([&] { diary += "B"; });
  loop.call_later(0ms, [&] { diary += "C"; });
  EXPECT_THROW(loop.run(), std::runtime_error);
  loop.run();
  std::sort(diary.begin(), diary.end());
  EXPECT_EQ(diary, "BC") << "A threw; B was posted, C due, and run() was called again";
}

// Catches: use after free. A loop that ends with callbacks in it lets go of what they hold.
TEST(EventLoop, TakesItsCallbacksWithIt) {
  const auto parcel = std::make_shared<int>(7);
  Pipe line;
  {
    EventLoop loop;
    loop.post([parcel] {});
    loop.call_later(1h, [parcel] {});
    loop.watch_readable(line.read_end(), [parcel] {});
  }
  EXPECT_EQ(parcel.use_count(), 1) << "the loop is gone, and somebody still holds what its callbacks held";
}

// Catches: waiting for nothing. What was cancelled and unwatched is no reason to stay.
TEST(EventLoop, ReturnsWhenNothingCanHappenAnyMore) {
  EventLoop loop;
  Pipe line;
  loop.run();
  const EventLoop::TimerId never = loop.call_later(1h, [] {});
  loop.watch_readable(line.read_end(), [] {});
  loop.call_later(1ms, [&] {
    loop.unwatch(line.read_end());
    loop.cancel_timer(never);
  });
  loop.run();
}

// Catches: fault not handled. A signal may end any poll() before its time. That is no news, and no reason to
// give up.
TEST(EventLoop, SurvivesEveryInterruption) {
  const harness::FaultOptions interruptions = {.only = {harness::Fault::interrupted}};
  harness::survives_every_fault(
      [] {
        EventLoop loop;
        Pipe line;
        std::string diary;
        loop.watch_readable(line.read_end(), [&] {
          diary += "x";
          loop.unwatch(line.read_end());
        });
        loop.call_later(2ms, [&] {
          diary += "A";
          line.put('x');
        });
        loop.run();
        EXPECT_EQ(diary, "Ax") << "a timer A put a byte on the line, and x noticed it";
      },
      interruptions);
}

}  // namespace
}  // namespace lab
