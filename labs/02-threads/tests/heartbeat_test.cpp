#include "heartbeat.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <memory>
#include <thread>

#include "harness/rendezvous.hpp"

namespace lab {
namespace {

constexpr Millis ten_hours = std::chrono::hours(10);

// Runs work on a thread of its own and says whether it ended within two seconds. What has not ended by then
// is left behind: it cannot be stopped, and the program ends soon.
bool ends_soon(std::function<void()> work) {
  const auto ended = std::make_shared<harness::Flag>();
  std::thread thread([ended, work = std::move(work)] {
    work();
    ended->set();
  });
  const bool in_time = ended->wait(std::chrono::seconds(2));
  if (in_time)
    thread.join();
  else
    thread.detach();
  return in_time;
}

// Catches: sleeping through the stop. A thread in the middle of a long sleep hears nobody.
TEST(Heartbeat, StopsAtOnceInTheMiddleOfAWait) {
  EXPECT_TRUE(ends_soon([] {
    const Heartbeat heartbeat(ten_hours, [] {});
    // By then it waits; on a very busy machine perhaps not yet, but it must stop all the same.
    harness::Flag().wait(Millis{100});
  })) << "the period is 10 h, and the destructor was still waiting after 2 s. What does your thread wait in?";
}

// Catches: lost wake-up. The stop comes before the thread has begun to wait, and nobody says it twice.
TEST(Heartbeat, StopsAtOnceBeforeTheWaitHasBegun) {
  EXPECT_TRUE(ends_soon([] {
    for (int i = 0; i < 100; ++i) const Heartbeat heartbeat(ten_hours, [] {});
  })) << "one of 100 heartbeats, made and destroyed at once, did not end within 2 s; the period is 10 h. "
         "What does your thread look at before it begins to wait?";
}

// Catches: beats once. A heart that beats once is a timer.
TEST(Heartbeat, BeatsAgainAndAgain) {
  std::atomic<int> beats = 0;
  harness::Flag third_beat;
  const Heartbeat heartbeat(Millis{1}, [&] {
    if (++beats == 3) third_beat.set();
  });
  EXPECT_TRUE(third_beat.wait()) << "a period of 1 ms, and after 5 s there were " << beats
                                 << " beats instead of 3";
}

// Catches: beats too early. The first beat comes one period after the start, not with it.
TEST(Heartbeat, DoesNotBeatBeforeItsTime) {
  harness::Flag beat;
  const Heartbeat heartbeat(Millis{2000}, [&] { beat.set(); });
  EXPECT_FALSE(beat.wait(Millis{50})) << "a period of 2 s, and a beat within 50 ms";
}

// Catches: use after scope. A beat goes on after the destructor, on data that may be gone.
TEST(Heartbeat, LetsARunningBeatEndBeforeItIsGone) {
  struct Beat {
    harness::Flag began, heartbeat_gone;
    std::atomic<bool> ended = false;
  };
  const auto beat = std::make_shared<Beat>();
  {
    const Heartbeat heartbeat(Millis{1}, [beat] {
      beat->began.set();
      beat->heartbeat_gone.wait(Millis{300});
      beat->ended = true;
    });
    ASSERT_TRUE(beat->began.wait()) << "a period of 1 ms, and no beat within 5 s";
  }
  EXPECT_TRUE(beat->ended) << "the destructor came back in the middle of a beat. Who waits for the thread?";
  beat->heartbeat_gone.set();
  if (HasFailure()) harness::Flag().wait(Millis{500});  // Lets the sanitizer see what the late thread does.
}

// Catches: use after scope. A beat comes after the destructor, for data that may be gone.
TEST(Heartbeat, IsSilentOnceItIsGone) {
  struct Beats {
    harness::Flag first, late;
    std::atomic<bool> gone = false;
  };
  const auto beats = std::make_shared<Beats>();
  {
    const Heartbeat heartbeat(Millis{1}, [beats] { (beats->gone ? beats->late : beats->first).set(); });
    ASSERT_TRUE(beats->first.wait()) << "a period of 1 ms, and no beat within 5 s";
  }
  beats->gone = true;
  EXPECT_FALSE(beats->late.wait(Millis{50})) << "a beat came after the destructor had returned";
}

}  // namespace
}  // namespace lab
