#include "semaphore.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "explore/explore.hpp"

using lab::Semaphore;

// Catches: too many inside. One permit, two threads: never both between acquire() and release().
TEST(SemaphoreInEveryOrder, NeverMoreInsideThanPermits) {
  explore::every_order([] {
    Semaphore box(1);
    std::atomic<int> inside = 0;
    const auto go_in = [&] {
      box.acquire();
      EXPECT_EQ(++inside, 1) << "one permit, and more than one thread got in";
      --inside;
      box.release();
    };
    std::thread other(go_in);
    go_in();
    other.join();
    EXPECT_EQ(box.available(), 1) << "both have given back what they took";
  });
}

// Catches: lost release. A permit is put back just when somebody goes to sleep for want of one.
TEST(SemaphoreInEveryOrder, AReleaseIsNeverLost) {
  explore::every_order([] {
    Semaphore box(0);
    std::thread waiter([&] { box.acquire(); });
    box.release();
    waiter.join();
    EXPECT_EQ(box.available(), 0) << "one permit put back, one taken";
  });
}

// Catches: a wake-up taken for a permit. Who wakes up must look again: a wait may end for no reason.
TEST(SemaphoreInEveryOrder, AWakeUpIsNoPermit) {
  explore::every_order([] {
    Semaphore box(0);
    std::atomic<bool> put_back = false;
    std::thread waiter([&] {
      box.acquire();
      EXPECT_TRUE(put_back) << "acquire() came back before there was a permit";
    });
    put_back = true;
    box.release();
    waiter.join();
  });
}

// Catches: forgotten waiter. Two permits are put back at once, and two threads wait.
TEST(SemaphoreInEveryOrder, AReleaseOfTwoLetsTwoIn) {
  explore::every_order([] {
    Semaphore box(0);
    std::thread one([&] { box.acquire(); });
    std::thread two([&] { box.acquire(); });
    box.release(2);
    one.join(), two.join();
    EXPECT_EQ(box.available(), 0) << "two permits put back, two taken";
  });
}

// Catches: forgotten waiter. Two permits are put back one after the other, before the first of two wakes up.
TEST(SemaphoreInEveryOrder, TwoReleasesLetTwoIn) {
  explore::every_order([] {
    Semaphore box(0);
    std::thread one([&] { box.acquire(); });
    std::thread two([&] { box.acquire(); });
    box.release(), box.release();
    one.join(), two.join();
    EXPECT_EQ(box.available(), 0) << "two permits put back, two taken";
  });
}

// Catches: check-then-act. Two threads try for the last permit, and both see it.
TEST(SemaphoreInEveryOrder, TheLastPermitIsTakenOnce) {
  explore::every_order([] {
    Semaphore box(1);
    bool there = false;
    std::thread other([&] { there = box.try_acquire(); });
    const bool here = box.try_acquire();
    other.join();
    EXPECT_NE(here, there) << "one permit, two threads that try: one of them gets it";
    EXPECT_EQ(box.available(), 0);
  });
}

// Catches: unlocked reader. Somebody asks how many there are while one is put back.
TEST(SemaphoreInEveryOrder, AvailableIsFromBeforeOrAfter) {
  explore::every_order([] {
    Semaphore box(0);
    std::thread other([&] { box.release(); });
    const int seen = box.available();
    other.join();
    EXPECT_TRUE(seen == 0 || seen == 1) << "0 before, 1 after; seen: " << seen;
  });
}
