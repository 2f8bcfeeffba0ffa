// The pattern's name and the sentence, for traces made by hand.
#include <gtest/gtest.h>

#include <random>

#include "report_box.hpp"

namespace explore {
namespace {

TEST(Finding, WrongWaiterWoken) {
  Script script;
  wait(script, 1, put_waits);
  wait(script, 2, put_waits);
  notify(script, 3, take_notifies, 2, 2);
  script.step(2, Kind::lock, mutex, {put_waits});
  wait(script, 2, put_waits);
  script.stuck(1, {.kind = Kind::wait, .object = condition, .second = mutex}, {put_waits});
  script.stuck(2, {.kind = Kind::wait, .object = condition, .second = mutex}, {put_waits});
  script.failure = {.kind = FailureKind::lost_wakeup, .thread = 1, .object = condition};
  const Interleaving told = script.told();
  EXPECT_EQ(told.flaw, "lost wake-up");
  EXPECT_NE(
      told.sentence.find("notify_one at box.cpp:17 woke T2, which had nothing to do and went back to sleep"),
      std::string::npos)
      << told.sentence;
  EXPECT_NE(told.sentence.find("T1 will wait for ever on changed_ (box.cpp:9)"), std::string::npos);
}

TEST(Finding, OneWokenOfTwo) {
  Script script;
  wait(script, 1, put_waits);
  wait(script, 2, put_waits);
  notify(script, 3, take_notifies, 2, 2);
  script.stuck(1, {.kind = Kind::wait, .object = condition, .second = mutex}, {put_waits});
  script.failure = {.kind = FailureKind::lost_wakeup, .thread = 1, .object = condition};
  EXPECT_NE(script.told().sentence.find("woke only T2 of 2 that waited"), std::string::npos)
      << script.told().sentence;
}

// Catches: blaming a notification that came before the sleeper had any reason to wait.
TEST(Finding, AnEarlierNotificationIsNotBlamedForAWaitThatChecks) {
  Script script;
  notify(script, 2, take_notifies, no_thread, 0);
  script.step(1, Kind::lock, mutex, {put});
  wait(script, 1, put_waits);
  script.stuck(1, {.kind = Kind::wait, .object = condition, .second = mutex}, {put_waits});
  script.failure = {.kind = FailureKind::lost_wakeup, .thread = 1, .object = condition};
  const std::string sentence = script.told().sentence;
  EXPECT_NE(sentence.find("nobody notifies it any more"), std::string::npos) << sentence;
}

TEST(Finding, HoldsALockWhileItWaits) {
  Script script;
  script.step(1, Kind::lock, value, {put});
  wait(script, 1, put_waits);
  script.stuck(1, {.kind = Kind::wait, .object = condition, .second = mutex}, {put_waits});
  script.stuck(2, {.kind = Kind::lock, .object = value}, {take}, 1);
  for (const FailureKind kind : {FailureKind::deadlock, FailureKind::lost_wakeup}) {
    script.failure = {.kind = kind, .thread = 1, .object = condition};
    const Interleaving told = script.told();
    EXPECT_EQ(told.flaw, "deadlock");
    EXPECT_NE(told.sentence.find("it holds a lock while it waits"), std::string::npos) << told.sentence;
  }
}

TEST(Finding, JoinUnderALock) {
  Script script;
  script.step(0, Kind::lock, mutex, {put});
  script.stuck(0, {.kind = Kind::join, .object = 1}, {put_waits});
  script.stuck(1, {.kind = Kind::lock, .object = mutex}, {take}, 0);
  script.failure = {.kind = FailureKind::deadlock, .thread = 0};
  EXPECT_NE(script.told().sentence.find("a join under a lock that the other thread needs"), std::string::npos)
      << script.told().sentence;
}

TEST(Finding, LockNeverGivenBack) {
  Script script;
  script.step(1, Kind::lock, mutex, {put});
  script.step(1, Kind::exit, 0, {});
  script.stuck(2, {.kind = Kind::lock, .object = mutex}, {take}, 1);
  script.failure = {.kind = FailureKind::deadlock, .thread = 2, .object = mutex};
  EXPECT_NE(script.told().sentence.find("which T1 locked at box.cpp:8 and never gave back"),
            std::string::npos)
      << script.told().sentence;
}

TEST(Finding, LostUpdate) {
  Script script;
  const At reads{"sell()", "counters.cpp", 19}, writes{"sell()", "counters.cpp", 20};
  script.globals = {{value, {"sold", 4, 0}}};
  script.step(1, Kind::load, value, {reads});
  script.step(2, Kind::load, value, {reads});
  script.step(2, Kind::store, value, {writes}).after = 1;
  script.step(1, Kind::store, value, {writes}).after = 1;
  script.failure = {.kind = FailureKind::check, .message = "sold == 2", .thread = 0};
  const Interleaving told = script.told();
  EXPECT_EQ(told.flaw, "lost update");
  EXPECT_EQ(
      told.sentence,
      "T1 reads sold = 0 at counters.cpp:19 and writes 1 at counters.cpp:20; T2's 1 (counters.cpp:20) in "
      "between is lost");
}

TEST(Finding, DataRaceNamesTheVariableAndBothLines) {
  Script script;
  script.step(1, Kind::start, 0, {});
  script.failure = {.kind = FailureKind::data_race, .thread = 2, .object = value};
  script.failure.accesses = {
      {.thread = 1, .write = true, .event = 0, .stack = script.stack({{"bump()", "counters.cpp", 9}})},
      {.thread = 2, .write = true, .stack = script.stack({{"bump()", "counters.cpp", 9}})}};
  const Interleaving told = script.told();
  EXPECT_EQ(told.flaw, "data race");
  EXPECT_EQ(told.sentence, "counters.cpp:9 writes hits in T1 and T2, and nothing orders the two");
  ASSERT_EQ(told.rows.size(), 2u);
  EXPECT_EQ(told.rows[1].action, "writes hits");
}

TEST(Finding, UseAfterFreeTellsAllThreePlaces) {
  Script script;
  const auto stack = [&](int line) { return script.stack({{"f()", "bank.cpp", line}}); };
  script.failure = {.kind = FailureKind::use_after_free, .thread = 2, .object = value};
  script.failure.accesses = {{.thread = 2, .write = true, .stack = stack(12)},
                             {.thread = 1, .stack = stack(21)},
                             {.thread = 0, .stack = stack(17)}};
  const Interleaving told = script.told();
  EXPECT_EQ(told.flaw, "use after free");
  EXPECT_EQ(told.sentence,
            "T2 (bank.cpp:12) writes to memory that T1 (bank.cpp:21) has freed, allocated at bank.cpp:17");
}

TEST(Finding, RepetitionsAreFolded) {
  Script script;
  for (int i = 0; i < 60; ++i) {
    for (const ThreadId thread : {ThreadId{1}, ThreadId{2}})
      script.step(thread, Kind::load, value, {{"spin()", "counters.cpp", 19}});
  }
  script.failure = {.kind = FailureKind::livelock, .thread = 1};
  const Interleaving told = script.told();
  EXPECT_EQ(told.flaw, "livelock");
  ASSERT_EQ(told.rows.size(), 2u);
  EXPECT_EQ(told.rows[1].action, "reads sold = 0, these 2 steps 60 times");
}

// Catches: an exception or an empty verdict for what the engine may record in some corner.
TEST(Finding, AnyTraceHasAStory) {
  std::mt19937 random(3);
  for (int round = 0; round < 400; ++round) {
    Script script;
    for (auto i = random() % 30; i > 0; --i) {
      const auto thread = static_cast<ThreadId>(random() % 4);
      Event& event =
          script.step(thread, static_cast<Kind>(random() % (static_cast<unsigned>(Kind::note) + 1)),
                      random() % 3 * 0x1000, {{"f()", "box.cpp", static_cast<int>(random() % 30)}});
      event.operation.second = random() % 2 * 0x1000;
      event.blocks = random() % 3 == 0, event.succeeded = random() % 4 != 0,
      event.spurious = random() % 8 == 0;
      event.timed_out = random() % 8 == 0, event.before = random() % 3, event.after = random() % 3;
      event.partner = static_cast<ThreadId>(random() % 5 - 1);
    }
    for (unsigned i = random() % 4; i > 0; --i) {
      script.stuck(static_cast<ThreadId>(i),
                   {.kind = static_cast<Kind>(random() % 30), .object = random() % 3 * 0x1000},
                   {{"g()", "gate.cpp", static_cast<int>(random() % 30)}},
                   static_cast<ThreadId>(random() % 5 - 1));
    }
    script.failure = {.kind = static_cast<FailureKind>(random() % 20),
                      .thread = static_cast<ThreadId>(random() % 4),
                      .object = 0x1000};
    for (unsigned i = random() % 4; i > 0; --i) {
      script.failure.accesses.push_back({.thread = static_cast<ThreadId>(random() % 5 - 1),
                                         .write = random() % 2 == 0,
                                         .event = static_cast<int>(random() % 40) - 1,
                                         .stack = script.stack({{"h()", "bank.cpp", 12}})});
    }
    const Interleaving told = script.told();
    EXPECT_FALSE(told.flaw.empty() || told.sentence.empty()) << "round " << round;
    Coverage coverage;
    std::optional<Interleaving> read;
    from_json(to_json({}, told), coverage, read);
    EXPECT_EQ(read, told) << "round " << round;
  }
}

}  // namespace
}  // namespace explore
