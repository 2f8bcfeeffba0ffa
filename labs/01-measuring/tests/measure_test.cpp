#include "measure.hpp"

#include <gtest/gtest.h>

#include <stdexcept>
#include <string>
#include <thread>

#include "busy_in_the_kernel.hpp"
#include "in_words.hpp"
#include "support/work.hpp"
#include "two_on_one_core.hpp"

using namespace std::chrono_literals;

namespace {

void sleep_times(int times) {
  for (int i = 0; i < times; ++i) lab::wait_for(100us);
}

// Catches: runs it twice. A second run for good measure bills the customer twice.
TEST(Usage, RunsExactlyOnce) {
  int runs = 0;
  lab::measure([&] { ++runs; });
  EXPECT_EQ(runs, 1) << "measure() ran the work " << runs << " times";
}

// Catches: swallowed exception. If the work fails, whoever asked for it must hear of it.
TEST(Usage, PassesExceptionsOn) {
  std::string heard = "nothing";
  try {
    lab::measure([] { throw std::runtime_error("no tubes left"); });
  } catch (const std::runtime_error& error) {
    heard = error.what();
  }
  EXPECT_EQ(heard, "no tubes left") << "the work threw \"no tubes left\"; the caller heard " << heard;
}

// Catches: totals. The system counts since the process began; the work is to blame only for its own part.
TEST(Usage, DeltasNotTotals) {
  sleep_times(60);
  lab::busy_for(60ms);
  const lab::Usage usage = lab::measure([] {});
  EXPECT_LE(usage.voluntary_switches, 50)
      << "200 sleeps came before, none in the work: voluntary_switches is " << usage.voluntary_switches;
  EXPECT_LE(usage.cpu, 30ms) << "60 ms of computing came before, none in the work: cpu is "
                             << in_ms(usage.cpu);
  EXPECT_LT(usage.wall, 1h) << "the work was nothing, and wall is " << in_ms(usage.wall)
                            << ". Is that the time since the computer was switched on?";
}

// Catches: unit slip. Computing for 50 ms shows as 50 ms of processor time.
TEST(Usage, ComputingHasCpuTime) {
  const lab::Usage usage = lab::measure([] { lab::busy_for(50ms); });
  EXPECT_GE(usage.cpu, 45ms) << "computed for 50 ms, but cpu is " << in_ms(usage.cpu);
  EXPECT_LE(usage.cpu, 500ms) << "computed for 50 ms, and cpu is " << in_ms(usage.cpu);
}

// Catches: wrong clock. Waiting takes wall time and next to no processor time.
TEST(Usage, WaitingHasWallTimeOnly) {
  const lab::Usage usage = lab::measure([] { lab::wait_for(50ms); });
  EXPECT_GE(usage.wall, 50ms) << "slept for 50 ms, but wall is " << in_ms(usage.wall);
  EXPECT_LE(usage.cpu, 25ms) << "slept for 50 ms, and cpu is " << in_ms(usage.cpu);
}

// Catches: user time only. What the kernel does for the work is the work's processor time as well.
TEST(Usage, CountsTheKernelsWorkToo) {
  const lab::Usage usage = lab::measure([] { busy_in_the_kernel_for(40ms); });
  EXPECT_GE(usage.cpu, 36ms) << "the kernel filled memory for us for 40 ms, but cpu is " << in_ms(usage.cpu)
                             << ". There is user time and system time; both count";
}

// Catches: wrong switches. Each sleep gives the processor up of one's own accord, exactly once.
TEST(Usage, TwentySleepsAreTwentySwitches) {
  const lab::Usage usage = lab::measure([] { sleep_times(20); });
  EXPECT_GE(usage.voluntary_switches, 20) << "slept 20 times";
  EXPECT_LE(usage.voluntary_switches, 80) << "slept 20 times";
}

// Catches: one thread's usage. Work may start threads, and what they use belongs to it.
TEST(Usage, CountsTheThreadsOfTheWork) {
  const lab::Usage usage = lab::measure([] {
    std::jthread helper([] {
      lab::busy_for(50ms);
      sleep_times(20);
    });
  });
  EXPECT_GE(usage.cpu, 45ms) << "a thread of the work computed for 50 ms, but cpu is " << in_ms(usage.cpu);
  EXPECT_GE(usage.voluntary_switches, 20)
      << "a thread of the work slept 20 times. Whose usage did you ask for?";
}

// Catches: wrong switches. Two threads on one core take turns although neither waits.
TEST(Usage, TurnsOnOneCoreAreInvoluntary) {
  const lab::Usage usage = lab::measure([] { take_turns_on_one_core(); });
  EXPECT_GE(usage.involuntary_switches, turns)
      << "two threads on one core took the processor from each other " << turns << " times";
}

// Catches: totals. Turns taken before the work are not the work's.
TEST(Usage, InvoluntaryDeltasNotTotals) {
  take_turns_on_one_core();
  const lab::Usage usage = lab::measure([] {});
  EXPECT_LE(usage.involuntary_switches, turns / 2)
      << "all turns were taken before the work, which was nothing";
}

}  // namespace
