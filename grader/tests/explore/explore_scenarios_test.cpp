// explore() on ordinary code: what it finds, what it claims, and that it comes again.
#include <gtest/gtest.h>

#include <atomic>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

#include "explore/explore.hpp"

namespace {

using explore::Options;
using explore::Result;

struct Account {
  std::mutex mutex;
  int balance = 100;
};

void transfer(Account& from, Account& to, int amount) {
  const std::lock_guard first(from.mutex);
  const std::lock_guard second(to.mutex);
  from.balance -= amount;
  to.balance += amount;
}

void opposite_transfers() {
  Account left, right;
  std::thread there([&] { transfer(left, right, 10); });
  std::thread back([&] { transfer(right, left, 20); });
  there.join(), back.join();
}

void ordered_transfers() {
  Account left, right;
  std::thread there([&] { transfer(left, right, 10); });
  std::thread again([&] { transfer(left, right, 20); });
  there.join(), again.join();
  if (left.balance + right.balance != 200) explore::fail("money is made");
}

void lost_update() {
  std::atomic<int> hits = 0;
  const auto hit = [&] { hits = hits + 1; };
  std::thread one(hit), two(hit);
  one.join(), two.join();
  if (hits != 2) explore::fail("a hit is lost");
}

void flag_set_outside_the_mutex() {
  std::mutex mutex;
  std::condition_variable changed;
  std::atomic<bool> open = false;
  std::thread waiter([&] {
    std::unique_lock lock(mutex);
    while (!open) changed.wait(lock);
  });
  open = true;
  changed.notify_all();
  waiter.join();
}

// Catches: a claim of all interleavings that is missing where it is deserved.
TEST(Explore, SmallCorrectCodeIsCheckedInAllInterleavings) {
  const Result result = explore::explore(ordered_transfers);
  EXPECT_FALSE(result.interleaving) << explore::table_of(*result.interleaving);
  EXPECT_EQ(result.coverage.not_judged, "");
  EXPECT_TRUE(result.coverage.all_interleavings) << explore::scope_of(result.coverage);
  EXPECT_EQ(result.coverage.exhausted_bound, 2);
}

// Catches: an ordinary mistake that is not found, or not by its name.
TEST(Explore, MistakesAreFoundAndNamed) {
  const auto flaw_of = [](const explore::Body& body) {
    const Result result = explore::explore(body);
    return result.interleaving ? result.interleaving->flaw : "none; " + explore::scope_of(result.coverage);
  };
  EXPECT_EQ(flaw_of(opposite_transfers), "deadlock");
  EXPECT_EQ(flaw_of(flag_set_outside_the_mutex), "lost wake-up");
  EXPECT_NE(flaw_of(lost_update).find("none"), 0U);
}

// Catches: a token that does not bring the failure back, or a schedule that is not minimal.
TEST(Explore, TheTokenBringsTheSameInterleavingBack) {
  for (const explore::Body body : {opposite_transfers, flag_set_outside_the_mutex, lost_update}) {
    const Result found = explore::explore(body);
    ASSERT_TRUE(found.interleaving) << found.coverage.not_judged;
    Options again;
    again.replay = found.interleaving->token;
    const Result replayed = explore::explore(body, again);
    ASSERT_TRUE(replayed.interleaving) << again.replay << replayed.coverage.not_judged;
    EXPECT_EQ(replayed.interleaving->flaw, found.interleaving->flaw);
    EXPECT_EQ(explore::table_of(*replayed.interleaving), explore::table_of(*found.interleaving));
  }
}

// Catches: sampling or searching that says something else on the next run.
TEST(Explore, TwoRunsSayTheSame) {
  const Result one = explore::explore(opposite_transfers), two = explore::explore(opposite_transfers);
  ASSERT_TRUE(one.interleaving && two.interleaving);
  EXPECT_EQ(*one.interleaving, *two.interleaving);
  EXPECT_EQ(one.coverage.schedules, two.coverage.schedules);
}

// Catches: a token of another program, or none, taken for a passing replay.
TEST(Explore, AForeignTokenIsRefusedInWords) {
  Options options;
  options.replay = "3C.1B";
  EXPECT_NE(explore::explore(ordered_transfers, options).coverage.not_judged.find("its end is missing"),
            std::string::npos);
  const Result found = explore::explore(opposite_transfers);
  ASSERT_TRUE(found.interleaving);
  options.replay = found.interleaving->token;
  const Result other = explore::explore([] {}, options);
  EXPECT_NE(other.coverage.not_judged.find("another version of the code"), std::string::npos);
}

int kept = 0;

// Catches: a learner blamed for a global variable that keeps its value from run to run.
TEST(Explore, BodiesThatKeepStateAreNotJudged) {
  const Result result = explore::explore([] {
    std::thread adder([] { ++kept; });
    adder.join();
    if (kept != 1) explore::fail("not one");
  });
  EXPECT_FALSE(result.interleaving);
  EXPECT_NE(result.coverage.not_judged.find("keeps its value"), std::string::npos)
      << explore::scope_of(result.coverage);
}

// Catches: static locals, initialised once in a process, taken for randomness.
TEST(Explore, StaticLocalsAreNoRandomness) {
  const Result result = explore::explore([] {
    const auto shared = []() -> std::mutex& {
      static std::mutex* const mutex = new std::mutex;
      return *mutex;
    };
    std::thread other([&] { const std::lock_guard lock(shared()); });
    { const std::lock_guard lock(shared()); }
    other.join();
  });
  EXPECT_EQ(result.coverage.not_judged, "");
  EXPECT_FALSE(result.interleaving);
}

}  // namespace
