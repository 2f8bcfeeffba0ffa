#include "doorbell.hpp"

#include <gtest/gtest.h>

#include <string>
#include <thread>

#include "visitors.hpp"

namespace lab {
namespace {

using runtime::RealClock;

// Catches: lost call. Two clerks ring a thousand times each; every callback runs, on the loop's thread.
TEST(Doorbell, RunsEveryCallbackOnTheLoopsThread) {
  RealClock clock;
  EventLoop loop(clock);
  Doorbell bell(loop);
  Visitors visitors(2'000);
  const std::thread::id here = std::this_thread::get_id();
  int elsewhere = 0;
  const auto ring_often = [&] {
    for (int i = 0; i < 1'000; ++i) {
      bell.ring([&] {
        if (std::this_thread::get_id() != here) ++elsewhere;
        visitors.came();
      });
    }
  };
  std::thread one(ring_often), other(ring_often);
  loop.run(wait_for(visitors));
  one.join();
  other.join();
  EXPECT_EQ(elsewhere, 0) << "callbacks of 2 000 that did not run on the loop's thread";
}

// Catches: wrong order. What one thread rings runs in the order in which it rang.
TEST(Doorbell, KeepsTheOrderOfOneThread) {
  RealClock clock;
  EventLoop loop(clock);
  Doorbell bell(loop);
  Visitors visitors(3);
  std::string diary;
  for (const char* word : {"one ", "two ", "three "}) {
    bell.ring([&diary, &visitors, word] {
      diary += word;
      visitors.came();
    });
  }
  loop.run(wait_for(visitors));
  EXPECT_EQ(diary, "one two three ");
}

// Catches: left behind. The doorbell goes before the loop, and takes its descriptors and its watch with it.
TEST(Doorbell, LeavesNothingBehind) {
  RealClock clock;
  EventLoop loop(clock);
  { const Doorbell bell(loop); }
  EXPECT_EQ(loop.watches(), 0u) << "lines that the loop still watches for a doorbell that is gone";
}

}  // namespace
}  // namespace lab
