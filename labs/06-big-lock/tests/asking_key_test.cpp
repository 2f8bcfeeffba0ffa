#include "asking_key.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <memory>
#include <thread>
#include <vector>

#include "harness/rendezvous.hpp"

using lab::AskingKey;
using namespace std::chrono_literals;

namespace {

/// The holder works in small steps until somebody asks for the key or takes it anyway, two seconds at most.
void work_until_asked(const AskingKey& key, harness::Flag& taken) {
  for (int step = 0; step < 2000 && !key.wanted() && !taken.wait(1ms); ++step) {
  }
}

}  // namespace

// Catches: request without a waiter. Nobody else is there, so nobody asks, however long the holder works.
TEST(AskingKey, NobodyAsksWhenNobodyWaits) {
  AskingKey key(1ms);
  EXPECT_FALSE(key.wanted()) << "nobody has taken the key yet";
  key.acquire();
  std::this_thread::sleep_for(20ms);
  EXPECT_FALSE(key.wanted()) << "the only person in the workshop has worked for 20 intervals";
  key.release();
  EXPECT_FALSE(key.wanted()) << "the only person in the workshop has gone";
}

// Catches: no request. Somebody waits much longer than an interval: the holder must be told, and only that
// holder.
TEST(AskingKey, AWaiterAsksInTheEnd) {
  const auto key = std::make_shared<AskingKey>(5ms);
  const auto taken = std::make_shared<harness::Flag>();
  const auto still_wanted = std::make_shared<std::atomic<bool>>(false);
  key->acquire();
  std::thread([key, taken, still_wanted] {
    key->acquire();
    *still_wanted = key->wanted();
    taken->set();
    key->release();
  }).detach();
  work_until_asked(*key, *taken);
  EXPECT_TRUE(taken->wait(0ms) || key->wanted()) << "somebody waited two seconds, and wanted() stayed false";
  key->release();
  EXPECT_TRUE(taken->wait(2s)) << "the key was handed back, and who waited did not get it";
  EXPECT_FALSE(*still_wanted) << "the one who asked has the key now: the request was for the holder before";
}

// Catches: two inside. The asking must not change what a key is for: here everybody works longer than an
// interval.
TEST(AskingKey, NeverTwoPeopleWork) {
  AskingKey key(1ms);
  std::atomic<int> inside = 0, most = 0;
  int turns = 0;  // Guarded by key.
  std::vector<std::thread> people;
  for (int person = 0; person < 3; ++person) {
    people.emplace_back([&] {
      for (int turn = 0; turn < 5; ++turn) {
        key.acquire();
        if (++inside > most) most = inside.load();
        std::this_thread::sleep_for(3ms);  // The work.
        ++turns;
        --inside;
        key.release();
      }
    });
  }
  for (std::thread& person : people) person.join();
  EXPECT_EQ(most, 1) << "people in the workshop at once: what does it mean that a wait is over?";
  EXPECT_EQ(turns, 15) << "three people, five turns each";
}
