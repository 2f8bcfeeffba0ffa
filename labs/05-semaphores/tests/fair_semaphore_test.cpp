#include "fair_semaphore.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <memory>
#include <thread>

#include "harness/finishes.hpp"
#include "harness/rendezvous.hpp"

using lab::FairSemaphore;
using namespace std::chrono_literals;

// Catches: wrong count. Two permits, two taken; then one comes back and is there again.
TEST(FairSemaphore, CountsItsPermits) {
  const auto box = std::make_shared<FairSemaphore>(2);
  const bool finished = harness::finishes([box] {
    box->acquire();
    EXPECT_TRUE(box->try_acquire_for(0ms)) << "the second of two permits was there";
    EXPECT_FALSE(box->try_acquire_for(0ms)) << "both permits were taken";
    box->release();
    EXPECT_TRUE(box->try_acquire_for(10h)) << "one had been put back: why wait?";
    EXPECT_FALSE(box->try_acquire_for(0ms)) << "both permits were taken again";
    box->release(), box->release();
    box->acquire(), box->acquire();
  });
  EXPECT_TRUE(finished) << "somebody waited although there was a permit";
}

// Catches: dead ticket. Who has given up does not stand in the queue any more.
TEST(FairSemaphore, WhoGaveUpHasLeftTheQueue) {
  const auto box = std::make_shared<FairSemaphore>(0);
  const bool finished = harness::finishes([box] {
    EXPECT_FALSE(box->try_acquire_for(10ms)) << "there was no permit, and nobody put one back";
    box->release();
    EXPECT_TRUE(box->try_acquire_for(0ms)) << "nobody waits, one permit was put back, and it is not there";
  });
  EXPECT_TRUE(finished) << "somebody waited without a limit";
}

// Catches: no waiting. Who finds no permit stays in acquire() until another thread puts one back.
TEST(FairSemaphore, AcquireWaitsForARelease) {
  struct Shared {
    FairSemaphore box{0};
    harness::Flag got_in;
  };
  const auto shared = std::make_shared<Shared>();
  std::thread([shared] {
    shared->box.acquire();
    shared->got_in.set();
  }).detach();
  EXPECT_FALSE(shared->got_in.wait(50ms)) << "acquire() came back, and there was no permit";
  const bool finished = harness::finishes([shared] { shared->box.release(); });
  ASSERT_TRUE(finished) << "release() never came back: what does the thread that waits hold meanwhile?";
  EXPECT_TRUE(shared->got_in.wait(3s)) << "a permit was put back, and the thread that waits for it waits on";
}
