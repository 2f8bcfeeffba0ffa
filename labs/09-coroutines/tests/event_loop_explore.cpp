#include "event_loop.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <thread>

#include "explore/explore.hpp"
#include "pipe.hpp"

namespace lab {
namespace {

using namespace std::chrono_literals;
using std::chrono::steady_clock;

// Time passes only while nobody can run, so that "at 10 ms" is one moment.
const explore::Options exact_time = {.time = explore::Time::strict};

/// What happened, and at which millisecond since the diary was begun.
class Diary {
 public:
  void note(const char* what) {
    const auto since = steady_clock::now() - start_;
    text_ += what + ("@" + std::to_string(std::chrono::floor<Millis>(since).count())) + " ";
  }
  const std::string& text() const { return text_; }

 private:
  const steady_clock::time_point start_ = steady_clock::now();
  std::string text_;
};

// Catches: wrong order. The timer that is due first was set last.
TEST(EventLoopInVirtualTime, RunsTimersInTheOrderOfTheirTime) {
  explore::every_order(
      [] {
        EventLoop loop;
        Diary diary;
        loop.call_later(30ms, [&] { diary.note("C"); });
        loop.call_later(10ms, [&] { diary.note("A"); });
        loop.call_later(20ms, [&] { diary.note("B"); });
        loop.run();
        EXPECT_EQ(diary.text(), "A@10 B@20 C@30 ") << "callback and time, in ms";
      },
      exact_time);
}

// Catches: too early. Ten milliseconds are ten, also when they do not begin on a full one. Somebody slow
// makes the loop look half a millisecond before they are over.
TEST(EventLoopInVirtualTime, IsNeverTooEarly) {
  explore::every_order(
      [] {
        EventLoop loop;
        std::this_thread::sleep_for(700us);
        const auto start = steady_clock::now();
        steady_clock::duration passed{0};
        loop.call_later(10ms, [&] { passed = steady_clock::now() - start; });
        loop.post([] { std::this_thread::sleep_for(9500us); });
        loop.run();
        EXPECT_GE(passed, 10ms) << "a callback was due after 10 ms, and ran after "
                                << std::chrono::duration<double, std::milli>(passed).count();
        EXPECT_LE(passed, 12ms) << "a callback was due after 10 ms, and ran after "
                                << std::chrono::duration<double, std::milli>(passed).count();
      },
      exact_time);
}

// Catches: overflow. A month is more milliseconds than an int holds.
TEST(EventLoopInVirtualTime, CanWaitForAMonth) {
  explore::every_order(
      [] {
        EventLoop loop;
        const auto start = steady_clock::now();
        steady_clock::duration passed{0};
        loop.call_later(24h * 30, [&] { passed = steady_clock::now() - start; });
        loop.run();
        EXPECT_EQ(std::chrono::duration_cast<std::chrono::hours>(passed).count(), 24 * 30)
            << "hours until a callback ran that was due after 30 days";
      },
      exact_time);
}

// Catches: lost timer. A callback sets the next timers, an earlier one than all others among them.
TEST(EventLoopInVirtualTime, ACallbackMaySetTimers) {
  explore::every_order(
      [] {
        EventLoop loop;
        Diary diary;
        loop.call_later(10ms, [&] {
          diary.note("A");
          loop.call_later(5ms, [&] { diary.note("B"); });
          loop.call_later(20ms, [&] { diary.note("D"); });
        });
        loop.call_later(20ms, [&] { diary.note("C"); });
        loop.run();
        EXPECT_EQ(diary.text(), "A@10 B@15 C@20 D@30 ") << "callback and time, in ms";
      },
      exact_time);
}

// Catches: waiting for nothing. The only timer left was cancelled, so there is no reason to stay.
TEST(EventLoopInVirtualTime, DoesNotWaitForWhatIsCancelled) {
  explore::every_order(
      [] {
        EventLoop loop;
        Diary diary;
        const EventLoop::TimerId late = loop.call_later(1h, [&] { diary.note("late"); });
        loop.call_later(10ms, [&] { loop.cancel_timer(late); });
        loop.run();
        diary.note("end");
        EXPECT_EQ(diary.text(), "end@10 ") << "a timer was set for an hour, and cancelled after 10 ms";
      },
      exact_time);
}

// Catches: drift. A callback that takes its time makes those that are due meanwhile late, and no others.
TEST(EventLoopInVirtualTime, OneSlowCallbackMakesOnlyOthersLateThatAreDueMeanwhile) {
  explore::every_order(
      [] {
        EventLoop loop;
        Diary diary;
        loop.post([] { std::this_thread::sleep_for(15ms); });
        loop.call_later(12ms, [&] { diary.note("B"); });
        loop.call_later(10ms, [&] { diary.note("A"); });
        loop.call_later(20ms, [&] { diary.note("C"); });
        loop.run();
        EXPECT_EQ(diary.text(), "A@15 B@15 C@20 ") << "callback and time, in ms; somebody slept from 0 to 15";
      },
      exact_time);
}

// Catches: sleeping through a call. Somebody on another thread rings while the loop sleeps for a later timer.
TEST(EventLoopInEveryOrder, ACallWakesASleepingLoop) {
  explore::every_order(
      [] {
        EventLoop loop;
        Pipe line;
        Diary diary;
        loop.watch_readable(line.read_end(), [&] { diary.note(line.get() == 'x' ? "x" : "nothing"); });
        loop.call_later(20ms, [&] { diary.note("B"); });
        std::thread caller([&] {
          std::this_thread::sleep_for(5ms);
          line.put('x');
        });
        loop.run();
        caller.join();
        EXPECT_EQ(diary.text(), "x@5 B@20 ")
            << "what was noticed, and when, in ms: somebody put x on the line at 5";
      },
      exact_time);
}

}  // namespace
}  // namespace lab
