#include "permit.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <memory>
#include <stdexcept>
#include <thread>
#include <utility>

#include "harness/finishes.hpp"
#include "harness/rendezvous.hpp"

using lab::Millis;
using lab::Permit;
using lab::TimedSemaphore;
using namespace std::chrono_literals;

// Catches: wrong answer. With a permit there, true and one less; without, false and nothing changed.
TEST(TimedSemaphore, TakesWhatIsThere) {
  const auto box = std::make_shared<TimedSemaphore>(1);
  const bool finished = harness::finishes([box] {
    EXPECT_TRUE(box->try_acquire_for(10h)) << "there was a permit: why wait?";
    EXPECT_EQ(box->available(), 0);
    EXPECT_FALSE(box->try_acquire_for(10ms)) << "there was none, and nobody put one back";
    EXPECT_EQ(box->available(), 0) << "who gave up has taken nothing";
    box->release();
    EXPECT_EQ(box->available(), 1);
  });
  EXPECT_TRUE(finished) << "try_acquire_for() waited on after its limit, or although there was a permit";
}

// Catches: wrong limit. No time to wait, or less than none, still takes a permit that is there.
TEST(TimedSemaphore, WithoutTimeItTakesOneOrSaysNo) {
  const auto box = std::make_shared<TimedSemaphore>(2);
  const bool finished = harness::finishes([box] {
    EXPECT_TRUE(box->try_acquire_for(0ms)) << "there was a permit, so no waiting was needed";
    EXPECT_TRUE(box->try_acquire_for(-5ms)) << "there was a permit, so no waiting was needed";
    EXPECT_FALSE(box->try_acquire_for(0ms)) << "there was none left";
    EXPECT_FALSE(box->try_acquire_for(-5ms)) << "there was none left";
  });
  EXPECT_TRUE(finished) << "a limit of 0 ms, or of -5 ms, was waited for without end";
}

// Catches: waiting under the lock. Who puts a permit back must get to the box while somebody waits.
TEST(TimedSemaphore, APermitThatComesInTimeIsTaken) {
  const auto box = std::make_shared<TimedSemaphore>(0);
  const auto taken = std::make_shared<harness::Flag>();
  std::thread([box, taken] {
    if (box->try_acquire_for(10s)) taken->set();
  }).detach();
  EXPECT_FALSE(taken->wait(50ms)) << "it took a permit, and there was none";
  box->release();
  EXPECT_TRUE(taken->wait(3s)) << "a permit was put back, and the one who waits for it waits on";
}

// Catches: lost permit. At the end of its block a permit goes back into the box.
TEST(Permit, GoesBackAtTheEndOfTheBlock) {
  TimedSemaphore box(1);
  {
    const Permit mine(box, 0ms);
    EXPECT_TRUE(mine) << "there was a permit";
    EXPECT_EQ(box.available(), 0) << "the one permit is in a hand";
  }
  EXPECT_EQ(box.available(), 1) << "the block has ended";
}

// Catches: lost permit. An exception leaves the block, and the permit must go back all the same.
TEST(Permit, GoesBackWhenAnExceptionPasses) {
  TimedSemaphore box(1);
  try {
    const Permit mine(box, 0ms);
    throw std::runtime_error("station 3 is dead");
  } catch (const std::runtime_error&) {
  }
  EXPECT_EQ(box.available(), 1) << "an exception left the block";
}

// Catches: permit from nowhere. Who got none has nothing to put back.
TEST(Permit, AnEmptyHandPutsNothingBack) {
  TimedSemaphore box(0);
  {
    const Permit none(box, 10ms);
    EXPECT_FALSE(none) << "there was no permit";
  }
  EXPECT_EQ(box.available(), 0) << "a hand that never held a permit put one back";
}

// Catches: permit twice. Two hands, one permit: it goes back once.
TEST(Permit, IsPutBackOnceAfterAMove) {
  TimedSemaphore box(1);
  {
    Permit first(box, 0ms);
    {
      const Permit second(std::move(first));
      EXPECT_TRUE(second) << "it has the permit now";
      EXPECT_FALSE(first) << "its permit was moved away";
      EXPECT_EQ(box.available(), 0) << "moving does not put anything back";
    }
    EXPECT_EQ(box.available(), 1) << "the hand that had it last is gone";
  }
  EXPECT_EQ(box.available(), 1) << "the hand that had handed it on put it back a second time";
}

// Catches: lost permit. The hand that takes over a permit may hold one already: that one goes back.
TEST(Permit, AssignmentPutsTheOldOneBack) {
  TimedSemaphore lines(1), chairs(1);
  {
    Permit hand(lines, 0ms);
    Permit other(chairs, 0ms);
    hand = std::move(other);
    EXPECT_EQ(lines.available(), 1) << "the hand let go of its line when it took the chair";
    EXPECT_EQ(chairs.available(), 0) << "the chair is in the hand";
    EXPECT_TRUE(hand);
    EXPECT_FALSE(other) << "its permit was moved away";
  }
  EXPECT_EQ(lines.available(), 1);
  EXPECT_EQ(chairs.available(), 1) << "the hand that held the chair is gone";
}
