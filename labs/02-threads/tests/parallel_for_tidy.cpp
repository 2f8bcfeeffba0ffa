#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "harness/counters.hpp"
#include "parallel_for.hpp"

namespace lab {
namespace {

using std::chrono::milliseconds;

// Catches: excess threads. max_threads is a promise to the rest of the machine.
TEST(ParallelFor, StartsNoMoreThreadsThanAllowed) {
  const harness::Counts counts = harness::count([] { parallel_for(64, 4, [](std::size_t) {}); });
  EXPECT_LE(counts.threads_created, 4u)
      << "max_threads = 4, and " << counts.threads_created << " were started";
  EXPECT_EQ(counts.threads_left, 0u) << "a thread was still running when parallel_for returned";
}

// Catches: a thread per round. Ten thousand tiny rounds are no reason for more than four threads.
TEST(ParallelFor, RunsTenThousandTinyRoundsOnFourThreads) {
  std::atomic<int> rounds = 0;
  const harness::Counts counts =
      harness::count([&] { parallel_for(10'000, 4, [&](std::size_t) { ++rounds; }); });
  EXPECT_EQ(rounds, 10'000);
  EXPECT_LE(counts.threads_created, 4u)
      << "10 000 rounds with max_threads = 4: threads may end early, but no new one takes their place";
}

// Catches: threads without work. Two rounds never need more than two threads.
TEST(ParallelFor, StartsNoThreadThatHasNothingToDo) {
  const harness::Counts counts = harness::count([] { parallel_for(2, 16, [](std::size_t) {}); });
  EXPECT_LE(counts.threads_created, 2u) << "two rounds with max_threads = 16";
}

// Catches: busy waiting. Asking again and again whether the rounds have ended keeps a core busy for nothing.
TEST(ParallelFor, SleepsWhileTheRoundsAreAtWork) {
  const auto slow_round = [](std::size_t) { std::this_thread::sleep_for(milliseconds(100)); };
  const harness::Counts counts = harness::count([&] { parallel_for(6, 2, slow_round); });
  EXPECT_LT(counts.cpu, milliseconds(10))
      << "300 ms of sleeping rounds used " << std::chrono::duration_cast<milliseconds>(counts.cpu).count()
      << " ms of CPU time. What does your code do while the rounds run?";
}

}  // namespace
}  // namespace lab
