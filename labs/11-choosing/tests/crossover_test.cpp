#include "crossover.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <random>

namespace lab {
namespace {

using namespace std::chrono_literals;
using std::chrono::nanoseconds;

// A machine as one would wish it: a thread costs so much to start and join, a job so much, and nothing else.
struct Machine {
  nanoseconds job{100};
  nanoseconds thread{20'000};
  unsigned cores = 2;
  int one_in = 0;  ///< One measurement in so many takes 5 ms longer; 0: none.
  unsigned measured = 0;
  std::mt19937 dice{7};

  nanoseconds quiet_time(std::size_t jobs, unsigned threads) const {
    const unsigned side_by_side = std::min(threads, cores);
    const nanoseconds helpers = threads > 1 ? threads * thread : nanoseconds(0);
    return helpers + job * static_cast<std::int64_t>((jobs + side_by_side - 1) / side_by_side);
  }
  TimeOf stopwatch() {
    return [this](std::size_t jobs, unsigned threads) {
      ++measured;
      const bool disturbed = one_in > 0 && dice() % static_cast<unsigned>(one_in) == 0;
      return quiet_time(jobs, threads) + (disturbed ? 5ms : 0ms);
    };
  }
};

void expect_near(Machine& machine, unsigned threads, std::size_t most) {
  const auto jobs = crossover(machine.stopwatch(), threads, most);
  ASSERT_TRUE(jobs) << threads << " threads do win on this machine, with at most " << most << " jobs";
  const std::size_t many = 4 * std::max<std::size_t>(*jobs, 1), few = *jobs / 4;
  EXPECT_LT(machine.quiet_time(many, threads), machine.quiet_time(many, 1))
      << "you said " << *jobs << ": with four times as many jobs, one thread still wins";
  EXPECT_GE(machine.quiet_time(few, threads), machine.quiet_time(few, 1))
      << "you said " << *jobs << ": with a quarter of them, threads win already";
  EXPECT_LE(machine.measured, 1000u) << "measurements";
}

// Catches: one answer for all machines. What a thread costs and what a job costs differ; only their ratio
// counts.
TEST(Crossover, IsMeasuredAndNotRemembered) {
  Machine ordinary{.job = 100ns, .thread = 20us};
  expect_near(ordinary, 2, 1'000'000);
  Machine cheap_threads{.job = 100ns, .thread = 1us};
  expect_near(cheap_threads, 2, 1'000'000);
  Machine tiny_jobs{.job = 1ns, .thread = 50us};
  expect_near(tiny_jobs, 2, 10'000'000);
  Machine large_jobs{.job = 1ms, .thread = 20us};
  expect_near(large_jobs, 2, 1'000'000);
  Machine eight{.job = 100ns, .thread = 20us, .cores = 8};
  expect_near(eight, 8, 1'000'000);
}

// Catches: no answer. On one core threads take turns, and never win, however many jobs there are.
TEST(Crossover, MayNotExist) {
  Machine one_core{.cores = 1};
  EXPECT_FALSE(crossover(one_core.stopwatch(), 2, 1'000'000)) << "one core";
  Machine dear{.job = 100ns, .thread = 10ms};
  EXPECT_FALSE(crossover(dear.stopwatch(), 2, 1000))
      << "a thread costs 10 ms, and there are only 1000 jobs of 100 ns";
  EXPECT_FALSE(crossover(dear.stopwatch(), 2, 0)) << "no jobs at all";
}

// Catches: noise believed. One measurement in four was disturbed; the quickest of several was not.
TEST(Crossover, ADisturbedMeasurementDoesNotDecide) {
  Machine busy{.one_in = 4};
  expect_near(busy, 2, 1'000'000);
  Machine busy_eight{.job = 50ns, .thread = 30us, .cores = 8, .one_in = 4};
  expect_near(busy_eight, 8, 1'000'000);
}

}  // namespace
}  // namespace lab
