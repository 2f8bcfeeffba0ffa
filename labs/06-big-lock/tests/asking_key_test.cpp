#include "asking_key.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <memory>
#include <thread>
#include <vector>

#include "harness/rendezvous.hpp"

using lab::AskingKey;
using namespace std::chrono_literals;

namespace {

/// The holder works in small steps until somebody asks for the key, two seconds at most.
bool works_until_asked(const AskingKey& key) {
  for (int step = 0; step < 2000 && !key.wanted(); ++step) std::this_thread::sleep_for(1ms);
  return key.wanted();
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

// Catches: no request. Somebody waits much longer than an interval, and the holder is never told.
TEST(AskingKey, AWaiterAsksInTheEnd) {
  const auto key = std::make_shared<AskingKey>(5ms);
  const auto done = std::make_shared<harness::Flag>();
  key->acquire();
  std::thread([key, done] {
    key->acquire();
    EXPECT_FALSE(key->wanted()) << "the one who asked has the key now, and nobody else waits";
    key->release();
    done->set();
  }).detach();
  EXPECT_TRUE(works_until_asked(*key))
      << "somebody waited two seconds for the key, and wanted() stayed false";
  key->release();
  EXPECT_TRUE(done->wait(2s)) << "the key was handed back, and who waited did not get it";
}

// Catches: two inside. The asking must not change what a key is for.
TEST(AskingKey, NeverTwoPeopleWork) {
  AskingKey key(1ms);
  int turns = 0, requests = 0;  // Guarded by key.
  std::vector<std::thread> people;
  for (int person = 0; person < 3; ++person) {
    people.emplace_back([&] {
      for (int turn = 0; turn < 100; ++turn) {
        key.acquire();
        ++turns;
        if (key.wanted()) ++requests;
        key.release();
      }
    });
  }
  for (std::thread& person : people) person.join();
  EXPECT_EQ(turns, 300) << "three people, a hundred turns each";
}
