#include <gtest/gtest.h>

#include <chrono>
#include <thread>

#include "harness/counters.hpp"
#include "harness/rendezvous.hpp"
#include "semaphore.hpp"

// Catches: busy waiting. Who waits for a permit sleeps until it comes.
TEST(Semaphore, WhoWaitsUsesNoCpu) {
  const harness::Counts counts = harness::count([] {
    lab::Semaphore box(0);
    std::thread waiter([&] { box.acquire(); });
    harness::Flag().wait(std::chrono::milliseconds(300));  // Time for the waiter to use CPU, or not.
    box.release();
    waiter.join();
  });
  EXPECT_LE(counts.sleeps, 20u)
      << "in 300 ms threads fell asleep this often, to be woken again. What wakes yours, and why?";
  const auto used = std::chrono::duration_cast<std::chrono::milliseconds>(counts.cpu);
  EXPECT_LE(used.count(), 30) << "a thread waited 300 ms for a permit and used " << used.count()
                              << " ms of CPU for it: is there a loop that asks until it gets one?";
}
