#include "call_all.hpp"

#include <gtest/gtest.h>

#include "feeds.hpp"

namespace lab {
namespace {

const std::vector<int> stations{17, 4, 30, 8, 21};

// Catches: empty input. Nobody is to be called, and nobody answers.
TEST(CallAll, CallsNobodyWhenThereAreNoStations) {
  StreetFeed feed({.each = Millis{1}});
  EXPECT_TRUE(call_all(feed, {}).empty()) << "no stations, no answers";
  EXPECT_EQ(feed.calls(), 0);
}

// Catches: use after scope. A thread that is detached writes its answer into a list that is gone by then.
TEST(CallAll, ComesBackOnlyWhenEveryCallHasEnded) {
  HeldFeed feed(Millis{300});
  {
    const std::vector<std::string> answers = call_all(feed, stations);
    EXPECT_EQ(feed.ended(), 5)
        << "call_all came back while calls were still running. Who waits for the threads?";
  }
  feed.hang_up();
  if (HasFailure()) harness::Flag().wait(Millis{500});  // Lets the sanitizer see what the late threads do.
}

// Catches: mixed-up answers. The calls end last station first, and yet answer i must be that of station i.
TEST(CallAll, PutsTheAnswersInTheOrderOfTheStations) {
  MeetingFeed feed(stations);
  EXPECT_EQ(call_all(feed, stations), answers_of(stations))
      << "the calls ended in reverse order. Does each thread know which answer is its own?";
}

// Catches: join inside the loop. The second call starts only when the first has ended.
TEST(CallAll, HasAllFiveCallsInFlightAtOnce) {
  MeetingFeed feed(stations);
  call_all(feed, stations);
  EXPECT_EQ(feed.calls_that_met(), 5)
      << "each call waited for the other four to begin, and they did not. When does your second call begin?";
}

}  // namespace
}  // namespace lab
