#include "big_lock.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <thread>

#include "harness/counters.hpp"

using lab::BigLock;
using namespace std::chrono_literals;

// Catches: lock per instruction. A checkpoint stands between any two instructions; most of them have nothing
// to do.
TEST(BigLock, ACheckpointWithoutARequestTakesNoLock) {
  BigLock key;
  key.acquire();
  const harness::Counts counts = harness::count([&] {
    for (int instruction = 0; instruction < 1000; ++instruction) key.checkpoint();
  });
  key.release();
  EXPECT_EQ(counts.lock_acquisitions, 0u)
      << "a thousand checkpoints without a request, and a mutex was locked " << counts.lock_acquisitions
      << " times";
}

// Catches: busy waiting. The hog has given way and waits 300 ms to have the key again; who waits must sleep.
TEST(BigLock, WhoHasGivenWayUsesNoCpu) {
  BigLock key;
  const harness::Counts counts = harness::count([&] {
    key.acquire();
    bool served = false;  // Guarded by key.
    std::thread other([&] {
      key.acquire();
      served = true;
      std::this_thread::sleep_for(300ms);  // The work of the one who has the key.
      key.release();
    });
    while (!served) {
      std::this_thread::sleep_for(1ms);
      key.checkpoint();
    }
    key.release();
    other.join();
  });
  const auto used = std::chrono::duration_cast<std::chrono::milliseconds>(counts.cpu);
  EXPECT_LE(used.count(), 50)
      << "one worked for 300 ms, the other waited and used " << used.count()
      << " ms of processor time for it: is there a loop that asks until it gets the key?";
}
