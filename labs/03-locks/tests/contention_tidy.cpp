#include <gtest/gtest.h>

#include <cstdint>
#include <mutex>
#include <vector>

#include "harness/counters.hpp"
#include "visits.hpp"

namespace {

constexpr unsigned threads = 4;

harness::Counts count_a_million(std::size_t pages) {
  const std::vector<std::uint32_t> log(1'000'000, 7);
  std::vector<std::uint64_t> per_page(pages);
  std::mutex board;
  return harness::count([&] {
    lab::count_visits(
        log, [](std::uint32_t entry) { return std::size_t{entry}; }, per_page, board, threads);
  });
}

}  // namespace

// Catches: lock per visit. A million visits do not need a million locks: count by yourself, then add up.
TEST(Visits, TakesTheLockAFewTimesPerThread) {
  const harness::Counts counts = count_a_million(10);
  EXPECT_LE(counts.lock_acquisitions, 64u * threads)
      << "1000000 visits, " << threads << " threads: the lock was taken " << counts.lock_acquisitions
      << " times, and found taken " << counts.lock_contentions << " times. Up to 64 times per thread is fine";
}

// Catches: too many threads. Four were asked for; more cost their start and gain nothing.
TEST(Visits, StartsNoMoreThreadsThanAsked) {
  const harness::Counts counts = count_a_million(1000);
  EXPECT_LE(counts.threads_created, threads) << "for a log of 1000000 entries";
  EXPECT_EQ(counts.threads_left, 0u) << "threads still running after count_visits() had returned";
}
