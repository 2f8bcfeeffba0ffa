#include "echo.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <deque>
#include <string>
#include <vector>

#include "caller.hpp"
#include "harness/counters.hpp"
#include "support/runtime/sleep.hpp"

namespace lab {
namespace {

using namespace std::chrono_literals;
using runtime::SleepAwaiter;

constexpr int callers = 200;

Task<int> all_callers(EventLoop& loop, std::deque<Caller>& street) {
  for (const Caller& caller : street) caller.say("good evening\n");
  int answered = 0;
  for (int i = 0; answered < callers && i < 1'000; ++i) {
    SleepAwaiter moment = runtime::sleep_for(loop, 1ms);
    co_await moment;
    for (const Caller& caller : street) answered += caller.hear() == "good evening\n" ? 1 : 0;
  }
  co_return answered;
}

// Catches: a thread per caller. Two hundred callers, one thread.
TEST(Echo, TwoHundredCallersNeedOneThread) {
  std::deque<Caller> street(callers);
  runtime::VirtualClock clock;
  EventLoop loop(clock);
  int answered = 0;
  const harness::Counts counts = harness::count([&] {
    std::vector<Task<void>> calls;
    for (const Caller& caller : street) calls.push_back(echo(loop, caller.board_end()));
    for (Task<void>& call : calls) call.start();
    answered = loop.run(all_callers(loop, street));
  });
  EXPECT_EQ(answered, callers) << "callers who heard their line";
  EXPECT_EQ(counts.threads_created, 0u) << "threads started for " << callers << " callers";
}

Task<void> say_nothing(EventLoop& loop) {
  SleepAwaiter silence = runtime::sleep_for(loop, 100ms);
  co_await silence;
}

Task<void> do_not_listen(EventLoop& loop, const Caller& caller) {
  const std::string line = std::string(1'000, 'x') + "\n";
  for (int silent = 0; silent < 3; silent = caller.say(line) == 0 ? silent + 1 : 0) {
    SleepAwaiter moment = runtime::sleep_for(loop, 1ms);
    if (silent > 0) co_await moment;
  }
  SleepAwaiter silence = runtime::sleep_for(loop, 100ms);
  co_await silence;
}

harness::Counts counts_beside(Task<void> (*story)(EventLoop&, const Caller&)) {
  const Caller caller;
  runtime::RealClock clock;
  EventLoop loop(clock);
  Task<void> call = echo(loop, caller.board_end());
  call.start();
  return harness::count([&] { loop.run(story(loop, caller)); });
}

// Catches: busy waiting. A caller says nothing for 100 ms, and the board sleeps.
TEST(Echo, SleepsWhileACallerThinks) {
  const harness::Counts counts =
      counts_beside([](EventLoop& loop, const Caller&) { return say_nothing(loop); });
  EXPECT_LE(counts.cpu, 10ms) << "a caller said nothing for 100 ms, and the board used "
                              << std::chrono::duration_cast<Millis>(counts.cpu).count() << " ms of CPU";
}

// Catches: busy waiting. A caller does not listen, so nothing can be sent for 100 ms, and the board sleeps.
TEST(Echo, SleepsWhileACallerDoesNotListen) {
  const harness::Counts counts = counts_beside(do_not_listen);
  EXPECT_LE(counts.cpu, 30ms) << "a caller did not listen for 100 ms, and the board used "
                              << std::chrono::duration_cast<Millis>(counts.cpu).count() << " ms of CPU";
}

}  // namespace
}  // namespace lab
