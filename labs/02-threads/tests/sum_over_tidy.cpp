#include <gtest/gtest.h>

#include <thread>
#include <vector>

#include "harness/counters.hpp"
#include "sum_over.hpp"

namespace lab {
namespace {

const std::vector<std::uint32_t> ones(1000, 1);

// Catches: excess threads. A thread costs as much as some ten thousand additions: one per value never pays.
TEST(SumOver, StartsNoMoreThreadsThanAskedFor) {
  const harness::Counts counts = harness::count([] { sum_over(ones, 3, [](std::uint32_t v) { return v; }); });
  EXPECT_LE(counts.threads_created, 3u) << "threads = 3, and " << counts.threads_created << " were started";
  EXPECT_EQ(counts.threads_left, 0u) << "a thread was still running when sum_over returned";
}

// Catches: needless lock. A lock per value costs more than the addition it guards.
TEST(SumOver, TakesNoLockPerValue) {
  const harness::Counts counts = harness::count([] { sum_over(ones, 2, [](std::uint32_t v) { return v; }); });
  EXPECT_LE(counts.lock_acquisitions, 100u)
      << "1000 values, and a mutex was locked " << counts.lock_acquisitions
      << " times. Who else uses a thread's own sum before the thread has ended?";
}

// Catches: busy waiting. Asking again and again whether the threads have ended keeps a core busy for nothing.
TEST(SumOver, SleepsWhileTheThreadsWork) {
  const auto slow = [](std::uint32_t value) {
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
    return std::uint64_t{value};
  };
  const harness::Counts counts = harness::count([&] { sum_over(std::span(ones).first(6), 2, slow); });
  EXPECT_LT(counts.cpu, std::chrono::milliseconds(10))
      << "300 ms of sleeping terms used "
      << std::chrono::duration_cast<std::chrono::milliseconds>(counts.cpu).count()
      << " ms of CPU time. What does your code do while the threads work?";
}

}  // namespace
}  // namespace lab
