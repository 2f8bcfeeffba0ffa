#include "gather.hpp"

#include <gtest/gtest.h>

#include <chrono>

#include "harness/counters.hpp"
#include "patient_run.hpp"
#include "sleep_for.hpp"

namespace lab {
namespace {

using namespace std::chrono_literals;

Task<int> nap(EventLoop& loop, Millis time) {
  Sleep sleep = sleep_for(loop, time);
  co_await sleep;
  co_return 1;
}

std::size_t sleepers(EventLoop& loop, int count, Millis time) {
  std::vector<Task<int>> naps;
  for (int i = 0; i < count; ++i) naps.push_back(nap(loop, time));
  return run_patiently(loop, gather(loop, std::move(naps)), 100'000).size();
}

// Catches: a thread per sleeper. Ten thousand sleep at once, on one thread, with about a kilobyte each.
TEST(Gather, TenThousandSleepersNeedOneThreadAndLittleMemory) {
  runtime::VirtualClock clock;
  EventLoop loop(clock);
  std::size_t awake = 0;
  const harness::Counts counts = harness::count([&] { awake = sleepers(loop, 10'000, 1000ms); });
  EXPECT_EQ(awake, 10'000u);
  EXPECT_EQ(counts.threads_created, 0u) << "threads started for 10 000 sleepers";
  EXPECT_LE(counts.bytes_peak / 10'000, 1'500u) << "bytes for each of 10 000 sleepers";
}

// Catches: busy waiting. While all sleep, the thread sleeps too.
TEST(Sleep, UsesNoCpuMeanwhile) {
  runtime::RealClock clock;
  EventLoop loop(clock);
  const harness::Counts counts = harness::count([&] { sleepers(loop, 3, 100ms); });
  EXPECT_LE(counts.cpu, 10ms) << "three calls slept for 100 ms, and "
                              << std::chrono::duration_cast<Millis>(counts.cpu).count()
                              << " ms of CPU were used";
}

}  // namespace
}  // namespace lab
