#include <gtest/gtest.h>

#include <atomic>

#include "harness/counters.hpp"
#include "harness/rendezvous.hpp"
#include "heartbeat.hpp"

namespace lab {
namespace {

// Catches: excess threads. One thread beats; a new one for every beat is a waste.
TEST(Heartbeat, BeatsOnOneThread) {
  const harness::Counts counts = harness::count([] {
    std::atomic<int> beats = 0;
    harness::Flag enough;
    const Heartbeat heartbeat(Millis{1}, [&] {
      if (++beats == 20) enough.set();
    });
    enough.wait();
  });
  EXPECT_LE(counts.threads_created, 1u)
      << "20 beats, and " << counts.threads_created << " threads were started";
  EXPECT_EQ(counts.threads_left, 0u) << "a thread was still running after the destructor";
}

// Catches: busy waiting. Looking at a stop flag again and again keeps a core from sleeping.
TEST(Heartbeat, SleepsBetweenBeats) {
  const harness::Counts counts = harness::count([] {
    const Heartbeat heartbeat(std::chrono::hours(10), [] {});
    harness::Flag().wait(Millis{500});
  });
  EXPECT_LE(counts.sleeps, 20u) << "in 500 ms without a beat threads fell asleep this "
                                   "often, to be woken again. What wakes yours, and why?";
  EXPECT_LT(counts.cpu, Millis{10}) << "500 ms without a beat used "
                                    << std::chrono::duration_cast<Millis>(counts.cpu).count()
                                    << " ms of CPU time. What does your thread do between beats?";
}

}  // namespace
}  // namespace lab
