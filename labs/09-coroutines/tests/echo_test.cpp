#include "echo.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <string>
#include <thread>

#include "evening.hpp"
#include "harness/faults.hpp"

namespace lab {
namespace {

using runtime::SleepAwaiter;

// Catches: nothing said. A line in, the same line out; and the call ends when its caller stops talking.
TEST(Echo, RepeatsALine) {
  Evening evening(1);
  evening.run([](Evening& e) -> Task<void> {
    e[0].say("good evening\n");
    SleepAwaiter first = e.a_moment();
    co_await first;
    EXPECT_EQ(e[0].hear(), "good evening\n");
    EXPECT_FALSE(e.ended(0)) << "the caller is still there";
    e[0].stop_talking();
    SleepAwaiter second = e.a_moment();
    co_await second;
    EXPECT_TRUE(e.ended(0)) << "the caller has stopped talking";
  });
}

// Catches: half a line. A line comes in two pieces; nothing goes back before all of it is there.
TEST(Echo, WaitsForTheRestOfALine) {
  Evening evening(1);
  evening.run([](Evening& e) -> Task<void> {
    e[0].say("good ");
    SleepAwaiter first = e.a_moment();
    co_await first;
    EXPECT_EQ(e[0].hear(), "") << "only half a line has been said";
    e[0].say("evening\nis any");
    SleepAwaiter second = e.a_moment();
    co_await second;
    EXPECT_EQ(e[0].hear(), "good evening\n") << "said: good evening, and the beginning of another line";
    e[0].say("body there\n");
    SleepAwaiter third = e.a_moment();
    co_await third;
    EXPECT_EQ(e[0].hear(), "is anybody there\n") << "the line that had been begun";
  });
}

// Catches: lost line. Somebody talks fast: three lines, and a piece of a fourth, arrive together.
TEST(Echo, RepeatsEveryLineOfAFastTalker) {
  Evening evening(1);
  evening.run([](Evening& e) -> Task<void> {
    e[0].say("one\ntwo\n\nthr");
    SleepAwaiter first = e.a_moment();
    co_await first;
    EXPECT_EQ(e[0].hear(), "one\ntwo\n\n") << "said at once: three lines, one of them empty, and a piece";
  });
}

// Catches: lost end. What stands behind the last newline goes back when the caller stops.
TEST(Echo, RepeatsAnUnfinishedLineAtTheEnd) {
  Evening evening(1);
  evening.run([](Evening& e) -> Task<void> {
    e[0].say("good night\nand thank");
    e[0].stop_talking();
    SleepAwaiter first = e.a_moment();
    co_await first;
    EXPECT_EQ(e[0].hear(), "good night\nand thank");
    EXPECT_TRUE(e.ended(0)) << "the caller has stopped talking";
  });
}

// Catches: mixed-up answers. Two callers talk at the same time, in pieces.
TEST(Echo, KeepsCallersApart) {
  Evening evening(2);
  evening.run([](Evening& e) -> Task<void> {
    e[0].say("red ");
    e[1].say("blue ");
    SleepAwaiter first = e.a_moment();
    co_await first;
    e[0].say("rose\n");
    e[1].say("sky\n");
    SleepAwaiter second = e.a_moment();
    co_await second;
    EXPECT_EQ(e[0].hear(), "red rose\n");
    EXPECT_EQ(e[1].hear(), "blue sky\n");
  });
}

// Catches: blocking the loop. One caller has said half a line and thinks; the other wants to talk.
TEST(Echo, ASilentCallerHoldsUpNobody) {
  Evening evening(2);
  evening.run([](Evening& e) -> Task<void> {
    e[0].say("well, ");
    e[1].say("hello\n");
    SleepAwaiter first = e.a_moment();
    co_await first;
    EXPECT_EQ(e[1].hear(), "hello\n") << "one caller thinks, and the other was not answered";
  });
}

Task<std::string> listen_for(Evening& e, std::size_t bytes) {
  std::string heard;
  for (int i = 0; heard.size() < bytes && i < 10'000; ++i) {
    SleepAwaiter moment = e.a_moment();
    co_await moment;
    heard += e[0].hear();
  }
  co_return heard;
}

// Catches: lost bytes. A caller talks and talks and does not listen: its line is full. Then it listens.
TEST(Echo, ACallerWhoDoesNotListenLosesNothingAndHoldsUpNobody) {
  Evening evening(2);
  evening.run([](Evening& e) -> Task<void> {
    const std::string line = std::string(20'000, 'x') + "\n";
    std::string said;
    for (int silent = 0; silent < 3;) {
      const std::size_t taken = e[0].say(line);
      said += line.substr(0, taken);
      silent = taken == 0 ? silent + 1 : 0;
      if (taken < line.size()) {
        SleepAwaiter moment = e.a_moment();
        co_await moment;
      }
    }
    e[1].say("hello\n");
    SleepAwaiter moment = e.a_moment();
    co_await moment;
    EXPECT_EQ(e[1].hear(), "hello\n") << "one caller does not listen, and the other was not answered";
    e[0].stop_talking();
    Task<std::string> listening = listen_for(e, said.size());
    const std::string heard = co_await listening;
    EXPECT_EQ(heard.size(), said.size()) << "bytes that came back of those that were said";
    EXPECT_TRUE(heard == said) << "what came back is not what was said";
  });
}

// Catches: killed by a broken pipe. A caller says something and hangs up before it is answered.
TEST(Echo, OneWhoHangsUpEndsItsOwnCallOnly) {
  Evening evening(2);
  evening.run([](Evening& e) -> Task<void> {
    e[0].say("hello?\n");
    e[0].hang_up();
    SleepAwaiter first = e.a_moment();
    co_await first;
    EXPECT_TRUE(e.ended(0)) << "its caller has hung up";
    e[1].say("hello\n");
    SleepAwaiter second = e.a_moment();
    co_await second;
    EXPECT_EQ(e[1].hear(), "hello\n") << "another caller's line";
  });
}

// Patient: the caller's own calls are among those that fail.
Task<void> talk_until_it_ends(EventLoop& loop, Caller& caller, Task<void>& call, std::string& heard) {
  std::string rest = "good evening\nis anybody there\n";
  for (int i = 0; i < 50 && !call.done(); ++i) {
    rest.erase(0, caller.say(rest));
    if (rest.empty()) caller.stop_talking();
    SleepAwaiter moment = runtime::sleep_for(loop, Millis(1));
    co_await moment;
    heard += caller.hear();
  }
  heard += caller.hear();
}

// Catches: fault not handled. Any call may be interrupted, take fewer bytes than it was given, or say "not
// now"; and a caller may be gone at any moment.
TEST(Echo, SurvivesWhateverItsCallsReturn) {
  using harness::Fault;
  const harness::FaultOptions faults = {.only = {Fault::interrupted, Fault::short_count, Fault::would_block,
                                                 Fault::broken_pipe, Fault::connection_reset}};
  harness::survives_every_fault(
      [] {
        runtime::VirtualClock clock;
        EventLoop loop(clock);
        Caller caller;
        std::string heard;
        Task<void> call = echo(loop, caller.board_end());
        call.start();
        loop.run(talk_until_it_ends(loop, caller, call, heard));
        EXPECT_TRUE(call.done()) << "the caller has stopped talking, and its call does not end";
        if (call.done()) call.take();
        if (harness::honest_error_allowed()) return;  // The caller is gone: nobody is left to hear it all.
        EXPECT_EQ(heard, "good evening\nis anybody there\n");
      },
      faults);
}

}  // namespace
}  // namespace lab
