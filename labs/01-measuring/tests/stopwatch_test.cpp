#include "stopwatch.hpp"

#include <gtest/gtest.h>

#include <thread>
#include <vector>

#include "busy_in_the_kernel.hpp"
#include "in_words.hpp"
#include "street_clock.hpp"
#include "support/work.hpp"

using namespace std::chrono_literals;

namespace {

template <class Work>
lab::Stopwatch time_it(const Work& work) {
  lab::Stopwatch watch;
  watch.start();
  work();
  watch.stop();
  return watch;
}

}  // namespace

// Catches: clock that jumps. Somebody sets the computer's clock back by an hour during a repair.
TEST(Stopwatch, IgnoresAClockSetBack) {
  lab::Stopwatch watch;
  watch.start();
  seconds_set_forward = -3600;
  watch.stop();
  seconds_set_forward = 0;
  EXPECT_GE(watch.wall(), 0ns) << "started, set the clock back by an hour, stopped: wall() is "
                               << in_ms(watch.wall()) << ". A clock for durations must never jump";
}

// Catches: clock that jumps. Somebody sets the computer's clock forward by an hour during a repair.
TEST(Stopwatch, IgnoresAClockSetForward) {
  lab::Stopwatch watch;
  watch.start();
  seconds_set_forward = 3600;
  watch.stop();
  seconds_set_forward = 0;
  EXPECT_LT(watch.wall(), 1h) << "started, set the clock forward by an hour, stopped: wall() is "
                              << in_ms(watch.wall()) << ". A clock for durations must never jump";
}

// Catches: wrong clock. While a program sleeps, the wall clock goes on and the processor works for others.
TEST(Stopwatch, SleepHasNoCpu) {
  const lab::Stopwatch watch = time_it([] { lab::wait_for(50ms); });
  EXPECT_GE(watch.wall(), 50ms) << "slept for 50 ms, but wall() is " << in_ms(watch.wall())
                                << ". Does this clock stand still while the program sleeps?";
  EXPECT_LE(watch.cpu(), 25ms) << "slept for 50 ms, and cpu() is " << in_ms(watch.cpu())
                               << ". Does this clock go on while the program sleeps?";
}

// Catches: unit slip. Computing for 50 ms shows as 50 ms of processor time, not 50 s and not 50 us.
TEST(Stopwatch, BusyHasCpu) {
  const lab::Stopwatch watch = time_it([] { lab::busy_for(50ms); });
  EXPECT_GE(watch.cpu(), 45ms) << "computed for 50 ms, but cpu() is " << in_ms(watch.cpu());
  EXPECT_LE(watch.cpu(), 500ms) << "computed for 50 ms, and cpu() is " << in_ms(watch.cpu());
  EXPECT_GE(watch.wall(), 45ms) << "computed for 50 ms, but wall() is " << in_ms(watch.wall());
}

// Catches: user time only. What the kernel does for us is our processor time as well.
TEST(Stopwatch, CountsTheKernelsWorkToo) {
  const lab::Stopwatch watch = time_it([] { busy_in_the_kernel_for(80ms); });
  EXPECT_GE(watch.cpu(), 72ms) << "the kernel filled memory for us for 80 ms, but cpu() is "
                               << in_ms(watch.cpu())
                               << ". There is user time and system time; a stopwatch wants both";
}

// Catches: one thread's clock. Work that other threads do belongs to the process and counts too.
TEST(Stopwatch, FourBusyThreadsCountFourTimes) {
  const lab::Stopwatch watch = time_it([] {
    std::vector<std::jthread> workers;
    for (int i = 0; i < 4; ++i) workers.emplace_back([] { lab::busy_for(100ms); });
  });
  EXPECT_GE(watch.cpu(), 390ms) << "four threads computed for 100 ms each, but cpu() is "
                                << in_ms(watch.cpu()) << ". Whose processor time does your clock show?";
}

// Catches: still running. After stop() the hands stand still, whoever looks, and however late.
TEST(Stopwatch, StopFreezes) {
  const lab::Stopwatch watch = time_it([] { lab::wait_for(1ms); });
  const auto wall = watch.wall();
  const auto cpu = watch.cpu();
  lab::busy_for(20ms);
  EXPECT_EQ(watch.wall(), wall)
      << "wall() went on after stop(): stop() keeps the difference, wall() only shows it";
  EXPECT_EQ(watch.cpu(), cpu)
      << "cpu() went on after stop(): stop() keeps the difference, cpu() only shows it";
}

// Catches: start that adds. A second start() begins at zero and forgets the first measurement.
TEST(Stopwatch, StartBeginsAtZero) {
  lab::Stopwatch watch = time_it([] {
    lab::busy_for(60ms);
    lab::wait_for(20ms);
  });
  const auto before = lab::wall_time();
  watch.start();
  watch.stop();
  const auto at_most = lab::wall_time() - before;
  EXPECT_LE(watch.wall(), at_most) << "the second measurement took at most " << in_ms(at_most)
                                   << ", and wall() is " << in_ms(watch.wall())
                                   << ". Is the first one still in it?";
  EXPECT_LT(watch.cpu(), 30ms) << "the second measurement was of nothing, and cpu() is " << in_ms(watch.cpu())
                               << ". Is the first one, of 60 ms, still in it?";
}

// Catches: start that is missed. Started again before any stop(), the first start no longer counts.
TEST(Stopwatch, TheLatestStartCounts) {
  lab::Stopwatch watch;
  watch.start();
  lab::wait_for(20ms);
  const auto before = lab::wall_time();
  watch.start();
  watch.stop();
  const auto at_most = lab::wall_time() - before;
  EXPECT_LE(watch.wall(), at_most) << "the latest start() was at most " << in_ms(at_most)
                                   << " ago, and wall() is " << in_ms(watch.wall());
}
