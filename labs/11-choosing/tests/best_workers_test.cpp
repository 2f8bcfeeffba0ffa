#include "best_workers.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace lab {
namespace {

// Catches: more workers than cores. What only computes gains nothing by taking turns.
TEST(BestWorkers, OneACoreForWhatComputes) {
  EXPECT_EQ(best_workers(Kind::cpu_bound, 2, 0.0, 64), 2u) << "cpu_bound, two cores";
  EXPECT_EQ(best_workers(Kind::cpu_bound, 8, 0.0, 64), 8u) << "cpu_bound, eight cores";
  EXPECT_EQ(best_workers(Kind::cpu_bound, 2, 9.0, 64), 2u)
      << "cpu_bound, two cores: it was measured as computing, whatever the ratio says";
}

// Catches: idle cores. While nine workers wait, the tenth computes; so one core needs ten.
TEST(BestWorkers, AsManyAsKeepTheCoresBusy) {
  EXPECT_EQ(best_workers(Kind::io_bound, 2, 9.0, 64), 20u) << "io_bound, two cores, 9 ms of waiting for 1 ms";
  EXPECT_EQ(best_workers(Kind::io_bound, 4, 49.0, 1000), 200u) << "io_bound, four cores, 49 to 1";
  EXPECT_EQ(best_workers(Kind::mixed, 2, 2.0, 64), 6u) << "mixed, two cores, 2 to 1";
  EXPECT_EQ(best_workers(Kind::io_bound, 8, 0.0, 64), 8u) << "io_bound by name, but nothing is waited for";
}

// Catches: rounded down. Three and a half workers' worth of waiting takes four, or a core is idle at times.
TEST(BestWorkers, RoundsUp) {
  EXPECT_EQ(best_workers(Kind::mixed, 1, 2.5, 64), 4u) << "one core, 2.5 to 1";
  EXPECT_EQ(best_workers(Kind::mixed, 3, 0.5, 64), 5u) << "three cores, 1 to 2: 4.5 workers";
  EXPECT_EQ(best_workers(Kind::io_bound, 2, 8.9, 64), 20u) << "two cores, 8.9 to 1: 19.8 workers";
}

// Catches: limit ignored. What is allowed goes before what would be good.
TEST(BestWorkers, NeverMoreThanTheCap) {
  EXPECT_EQ(best_workers(Kind::io_bound, 2, 9.0, 8), 8u) << "20 would be good, 8 are allowed";
  EXPECT_EQ(best_workers(Kind::cpu_bound, 8, 0.0, 4), 4u) << "8 cores, 4 are allowed";
}

// Catches: nobody left. hardware_concurrency() may say 0, and 0 workers never get anything done.
TEST(BestWorkers, AlwaysAtLeastOne) {
  EXPECT_EQ(best_workers(Kind::cpu_bound, 0, 0.0, 64), 1u) << "cpu_bound, cores unknown (0)";
  EXPECT_EQ(best_workers(Kind::io_bound, 0, 9.0, 64), 10u) << "io_bound, cores unknown (0) count as 1";
  EXPECT_EQ(best_workers(Kind::cpu_bound, 2, 0.0, 0), 1u) << "cpu_bound, a cap of 0";
  EXPECT_EQ(best_workers(Kind::io_bound, 2, 9.0, 0), 1u) << "io_bound, a cap of 0";
}

// Catches: number too large. Who never computes has waited infinitely much for it; no unsigned can hold that.
TEST(BestWorkers, TakesWhateverADivisionGives) {
  const double infinity = std::numeric_limits<double>::infinity();
  const double nan = std::numeric_limits<double>::quiet_NaN();
  EXPECT_EQ(best_workers(Kind::io_bound, 2, infinity, 64), 64u) << "9 ms of waiting for 0 ms";
  EXPECT_EQ(best_workers(Kind::io_bound, 2, 1e300, 64), 64u) << "9 ms of waiting for next to nothing";
  EXPECT_EQ(best_workers(Kind::io_bound, 2, 3e9, 4'000'000'000u), 4'000'000'000u) << "6e9 would be good";
  EXPECT_EQ(best_workers(Kind::io_bound, 2, nan, 64), 2u) << "0 ms of waiting for 0 ms";
  EXPECT_EQ(best_workers(Kind::io_bound, 2, -0.5, 64), 2u)
      << "less than no waiting: a clock that was read twice";
}

}  // namespace
}  // namespace lab
