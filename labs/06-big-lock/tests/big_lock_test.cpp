#include "big_lock.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <memory>
#include <thread>

#include "harness/finishes.hpp"
#include "harness/rendezvous.hpp"

using lab::BigLock;
using namespace std::chrono_literals;

// Catches: key put down for nobody. A checkpoint with nobody else about must come back.
TEST(BigLock, ALonelyHolderGoesOn) {
  const auto key = std::make_shared<BigLock>(1ms);
  const auto work = [key] {
    key->acquire();
    for (int instruction = 0; instruction < 1000; ++instruction) key->checkpoint();
    key->release();
  };
  EXPECT_TRUE(harness::finishes(work, 2s))
      << "nobody else was there, and checkpoint() never came back: whom does it wait for?";
}

// Catches: stale request. Who asked has the key by now, and is alone; their checkpoint must come back.
TEST(BigLock, WhoHasAskedAndIsAloneGoesOn) {
  struct Workshop {
    BigLock key{1ms};
    harness::Flag asks, done;
  };
  const auto workshop = std::make_shared<Workshop>();
  workshop->key.acquire();
  std::thread([workshop] {
    workshop->asks.set();
    workshop->key.acquire();
    workshop->key.checkpoint();
    workshop->key.release();
    workshop->done.set();
  }).detach();
  workshop->asks.wait();
  std::this_thread::sleep_for(200ms);  // Work, for two hundred intervals.
  workshop->key.release();
  EXPECT_TRUE(workshop->done.wait(2s)) << "nobody else waits any more, and checkpoint() never came back";
}

// Catches: starvation. Somebody works without ever going home; at a checkpoint others must get their turn.
TEST(BigLock, AHogGivesWay) {
  struct Workshop {
    BigLock key{5ms};
    harness::Flag hog_works, served, hog_is_done;
    std::atomic<bool> gave_way = false;
  };
  const auto workshop = std::make_shared<Workshop>();
  std::thread([workshop] {
    workshop->key.acquire();
    workshop->hog_works.set();
    for (int step = 0; step < 1000 && !workshop->served.wait(1ms); ++step) workshop->key.checkpoint();
    workshop->gave_way = workshop->served.wait(0ms);
    workshop->key.release();
    workshop->hog_is_done.set();
  }).detach();
  workshop->hog_works.wait();
  std::thread([workshop] {
    workshop->key.acquire();
    workshop->served.set();
    std::this_thread::sleep_for(
        100ms);  // Long work: the hog has all the time it needs to see who has the key.
    workshop->key.release();
  }).detach();
  ASSERT_TRUE(workshop->hog_is_done.wait(5s))
      << "the hog gave way, and its checkpoint() never came back: does it wait "
         "for a lock that it has itself, or for news that nobody sends?";
  EXPECT_TRUE(workshop->gave_way) << "a thousand checkpoints, and who waited never got the key";
}

// Catches: work without the key. After a checkpoint the caller has the key again, and nobody else.
TEST(BigLock, NeverTwoPeopleWork) {
  struct Workshop {
    BigLock key{1ms};
    std::atomic<int> inside = 0, most = 0;
    harness::Rendezvous everybody_is_done{4, 4s};
  };
  const auto workshop = std::make_shared<Workshop>();
  for (int person = 0; person < 3; ++person) {
    std::thread([workshop] {
      workshop->key.acquire();
      for (int instruction = 0; instruction < 5; ++instruction) {
        if (++workshop->inside > workshop->most) workshop->most = workshop->inside.load();
        std::this_thread::sleep_for(3ms);  // One instruction.
        --workshop->inside;
        workshop->key.checkpoint();
      }
      std::this_thread::sleep_for(100ms);  // The last one takes long: who gave way can see who has the key.
      workshop->key.release();
      workshop->everybody_is_done.arrive();
    }).detach();
  }
  EXPECT_TRUE(workshop->everybody_is_done.arrive()) << "somebody gave way, and checkpoint() never came back";
  EXPECT_EQ(workshop->most, 1) << "people in the workshop at once";
}
