// What explains a failed check, for traces made by hand; and what does not.
#include <gtest/gtest.h>

#include <tuple>

#include "report_box.hpp"

namespace explore {
namespace {

// Catches: calling a spurious wake-up a lost one, or blaming the notification.
TEST(Finding, IfInsteadOfWhile) {
  Script script;
  script.step(1, Kind::lock, mutex, {take});
  wait(script, 1, take_waits);
  script.step(1, Kind::lock, mutex, {take_waits}).spurious = true;
  script.failure = {.kind = FailureKind::check, .message = "empty", .thread = 1};
  const Interleaving told = script.told();
  EXPECT_EQ(told.flaw, "if instead of while");
  EXPECT_NE(told.sentence.find("T1 wakes up at box.cpp:15 for no reason"), std::string::npos)
      << told.sentence;
  EXPECT_EQ(told.endings, std::vector<std::string>{"empty"});
}

TEST(Finding, StolenWakeUp) {
  Script script;
  script.step(1, Kind::lock, mutex, {take});
  wait(script, 1, take_waits);
  script.step(2, Kind::lock, mutex, {put});
  notify(script, 2, put_notifies, 1, 1);
  script.step(2, Kind::unlock, mutex, {put_notifies});
  section(script, 3, take);
  script.step(1, Kind::lock, mutex, {take_waits});
  script.failure = {.kind = FailureKind::check, .message = "empty", .thread = 1};
  const Interleaving told = script.told();
  EXPECT_EQ(told.flaw, "if instead of while");
  EXPECT_NE(told.sentence.find("but T3 (box.cpp:14) gets"), std::string::npos) << told.sentence;
}

// Catches: the same report for a wait in a loop, which looks again.
TEST(Finding, AWaitInALoopIsNotBlamed) {
  Script script;
  script.step(1, Kind::lock, mutex, {put});
  wait(script, 1, put_waits);
  script.step(1, Kind::lock, mutex, {put_waits}).spurious = true;
  script.failure = {.kind = FailureKind::check, .message = "other", .thread = 1};
  EXPECT_EQ(script.told().flaw, "failed check");
}

// Catches: calling the two halves of a wait in a loop, with another thread between them, check-then-act.
TEST(Finding, AWaitInALoopDoesNotActOnWhatItSawBefore) {
  Script script;
  script.step(1, Kind::lock, mutex, {put});
  wait(script, 1, put_waits);
  section(script, 2, take);
  script.step(1, Kind::lock, mutex, {put_waits});
  script.step(1, Kind::unlock, mutex, {put_notifies});
  script.failure = {.kind = FailureKind::check, .message = "other", .thread = 2};
  EXPECT_EQ(script.told().flaw, "failed check");
}

// Catches: a guess about two calls of a test's body where the check fails in the order that nobody steers.
TEST(Finding, TwoCallsOfABodyAreNotBlamedInTheUsualOrder) {
  const At first{"a lambda in both()", "office.cpp", 31}, second{"a lambda in both()", "office.cpp", 32};
  const At calls_look{"Office::any_left()", "office.cpp", 8}, calls_take{"Office::take()", "office.cpp", 12};
  Script script;
  for (const auto& [thread, call, body] :
       {std::tuple{1, calls_look, first}, std::tuple{2, calls_take, second},
        std::tuple{1, calls_take, second}}) {
    for (const Kind kind : {Kind::lock, Kind::unlock})
      script.step(static_cast<ThreadId>(thread), kind, mutex, {call, body});
  }
  script.failure = {.kind = FailureKind::check, .message = "wrong sum", .thread = 0};
  EXPECT_EQ(script.told().flaw, "check-then-act");
  script.trace.steered = false;
  EXPECT_EQ(script.told().flaw, "failed check");
}

// Catches: a destruction told without the notification that it does not wait for.
TEST(Finding, ABellThatIsTakenDownBeforeItIsRung) {
  Script script;
  section(script, 1, put);
  notify(script, 1, put_notifies, no_thread, 0);
  script.failure = {.kind = FailureKind::destroyed_in_use, .thread = 1, .object = condition};
  script.failure.accesses = {
      {.thread = 0, .write = true, .event = 1, .stack = script.stack({{"main", "box.cpp", 22}})},
      {.thread = 1, .event = 2, .stack = script.stack({put_notifies})}};
  const Interleaving told = script.told();
  EXPECT_EQ(told.flaw, "destroyed in use");
  EXPECT_EQ(told.sentence,
            "main destroys changed_ (box.cpp:22), and nothing makes it wait until T1 has notified it "
            "(box.cpp:11)");
  ASSERT_FALSE(told.rows.empty());
}

/// T1 waits with a limit of 5 at the time `now`.
void wait_with_limit(Script& script, Nanoseconds now) {
  wait(script, 1, put_waits);
  script.trace.events.back().now = now;
  script.trace.events.back().operation.deadline = now + 5;
}

// Catches: not seeing that a limit begins anew after a wake-up.
TEST(Finding, ALimitThatIsStartedAfresh) {
  Script script;
  script.step(1, Kind::lock, mutex, {put});
  wait_with_limit(script, 0);
  notify(script, 2, take_notifies, 1, 1);
  script.step(1, Kind::lock, mutex, {put_waits}).now = 3;
  wait_with_limit(script, 3);
  script.failure = {.kind = FailureKind::check, .message = "late", .thread = 1};
  EXPECT_EQ(script.told().flaw, "wrong elapsed time");
}

// Catches: the same report for a wait that is over when its time is up, and is meant to begin again.
TEST(Finding, AWaitInIntervalsIsNotBlamed) {
  Script script;
  script.step(1, Kind::lock, mutex, {put});
  wait_with_limit(script, 0);
  Event& timed_out = script.step(1, Kind::lock, mutex, {put_waits});
  timed_out.timed_out = true, timed_out.now = 5;
  wait_with_limit(script, 5);
  script.failure = {.kind = FailureKind::check, .message = "other", .thread = 2};
  EXPECT_EQ(script.told().flaw, "failed check");
}

}  // namespace
}  // namespace explore
