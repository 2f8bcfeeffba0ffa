#include "big_lock.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <memory>
#include <thread>
#include <vector>

#include "harness/rendezvous.hpp"

using lab::BigLock;
using namespace std::chrono_literals;

// Catches: key put down for nobody. A checkpoint with nobody else about must come back.
TEST(BigLock, ALonelyHolderGoesOn) {
  const auto key = std::make_shared<BigLock>(1ms);
  const auto done = std::make_shared<harness::Flag>();
  std::thread([key, done] {
    key->acquire();
    for (int instruction = 0; instruction < 1000; ++instruction) key->checkpoint();
    key->release();
    done->set();
  }).detach();
  EXPECT_TRUE(done->wait(2s))
      << "nobody else was there, and checkpoint() never came back: whom does it wait for?";
}

// Catches: starvation. Somebody works without ever going home; at a checkpoint others must get their turn.
TEST(BigLock, AHogGivesWay) {
  const auto key = std::make_shared<BigLock>(5ms);
  const auto served = std::make_shared<harness::Flag>();
  key->acquire();
  std::thread([key, served] {
    key->acquire();
    served->set();
    key->release();
  }).detach();
  bool gave_way = false;
  for (int instruction = 0; instruction < 2000 && !gave_way; ++instruction) {
    key->checkpoint();
    gave_way = served->wait(1ms);  // One instruction.
  }
  EXPECT_TRUE(gave_way) << "two seconds, two thousand checkpoints, and who waited never got the key";
  key->release();
  served->wait(2s);
}

// Catches: work without the key. After a checkpoint the caller has the key again, and nobody else.
TEST(BigLock, NeverTwoPeopleWork) {
  BigLock key(1ms);
  int instructions = 0;  // Guarded by key.
  std::vector<std::thread> people;
  const auto end = std::chrono::steady_clock::now() + 50ms;
  std::atomic<int> expected = 0;
  for (int person = 0; person < 3; ++person) {
    people.emplace_back([&] {
      key.acquire();
      while (std::chrono::steady_clock::now() < end) {
        ++instructions;
        ++expected;
        key.checkpoint();
      }
      key.release();
    });
  }
  for (std::thread& person : people) person.join();
  EXPECT_EQ(instructions, expected) << "instructions that three people ran, counted under the key";
}
