#include "semaphore.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <memory>
#include <thread>

#include "harness/finishes.hpp"
#include "harness/rendezvous.hpp"

using lab::Semaphore;
using namespace std::chrono_literals;

// Catches: wrong count. Two permits, two taken, then some are put back.
TEST(Semaphore, CountsItsPermits) {
  const auto box = std::make_shared<Semaphore>(2);
  EXPECT_EQ(box->available(), 2);
  const bool finished =
      harness::finishes([box] {
        box->acquire();
        EXPECT_EQ(box->available(), 1) << "two permits, one of them taken";
        box->acquire();
        EXPECT_EQ(box->available(), 0) << "two permits, both taken";
        box->release();
        EXPECT_EQ(box->available(), 1) << "one was put back";
        box->release(3);
        EXPECT_EQ(box->available(), 4)
            << "release(3) puts three into a box that has one; there is no upper limit";
      });
  EXPECT_TRUE(finished) << "acquire() waited although there was a permit";
}

// Catches: waiting where nobody should. try_acquire() takes what is there, and says false when nothing is.
TEST(Semaphore, TryTakesOneOrSaysNo) {
  const auto box = std::make_shared<Semaphore>(1);
  const bool finished = harness::finishes([box] {
    EXPECT_TRUE(box->try_acquire()) << "there was a permit";
    EXPECT_FALSE(box->try_acquire()) << "there was none left";
    EXPECT_EQ(box->available(), 0) << "a try that failed must not change the count";
    box->release();
    EXPECT_TRUE(box->try_acquire()) << "the permit had been put back";
  });
  EXPECT_TRUE(finished) << "try_acquire() waited for a permit";
}

// Catches: no waiting. Who finds no permit stays in acquire() until another thread puts one back.
TEST(Semaphore, AcquireWaitsForARelease) {
  struct Shared {
    Semaphore box{0};
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

// Catches: waiting where nobody should. While somebody waits for a permit, others still get an answer.
TEST(Semaphore, TryNeverWaitsForThoseWhoWait) {
  const auto box = std::make_shared<Semaphore>(0);
  std::thread([box] { box->acquire(); }).detach();
  const bool finished = harness::finishes([box] {
    // The other thread comes to wait sometime in these 50 ms.
    const auto end = std::chrono::steady_clock::now() + 50ms;
    while (std::chrono::steady_clock::now() < end) {
      EXPECT_FALSE(box->try_acquire()) << "there was no permit";
      std::this_thread::yield();
    }
    box->release();
  });
  EXPECT_TRUE(finished) << "somebody waited in acquire(), and nobody else got an answer any more";
}

// Catches: an owner. A semaphore is no lock: one thread may take a permit and another give it back.
TEST(Semaphore, AnyThreadMayGiveBack) {
  const auto box = std::make_shared<Semaphore>(1);
  const bool finished = harness::finishes([box] {
    std::thread([box] { box->acquire(); }).join();
    std::thread([box] { box->release(); }).join();
    box->acquire();
  });
  EXPECT_TRUE(finished) << "one thread took the permit and another gave it back; then it was not there";
}
