#include "kind.hpp"

#include <gtest/gtest.h>

#include <ostream>

#include "support/work.hpp"

using namespace std::chrono_literals;

namespace lab {

void PrintTo(Kind kind, std::ostream* out) {
  *out << (kind == Kind::io_bound ? "io_bound" : kind == Kind::cpu_bound ? "cpu_bound" : "mixed");
}

}  // namespace lab

namespace {

using lab::Kind;

Kind kind_of(std::chrono::nanoseconds cpu, std::chrono::nanoseconds wall) {
  return lab::kind_of({.wall = wall, .cpu = cpu});
}

// Catches: whole-number division. 30 divided by 100 is 0 when both are whole numbers, and all looks like
// waiting.
TEST(Kind, ComparesFractions) {
  EXPECT_EQ(kind_of(30ms, 100ms), Kind::mixed) << "30 ms of processor in 100 ms";
  EXPECT_EQ(kind_of(95ms, 100ms), Kind::cpu_bound) << "95 ms of processor in 100 ms";
  EXPECT_EQ(kind_of(400us, 1ms), Kind::mixed) << "0.4 ms of processor in 1 ms";
  EXPECT_EQ(kind_of(900ns, 1us), Kind::cpu_bound) << "0.9 us of processor in 1 us";
}

// Catches: wrong border. Up to 0.2 it waits, from 0.8 on it computes.
TEST(Kind, HasItsBordersAtAFifthAndFourFifths) {
  EXPECT_EQ(kind_of(0ms, 100ms), Kind::io_bound) << "no processor time in 100 ms";
  EXPECT_EQ(kind_of(19ms, 100ms), Kind::io_bound) << "19 ms of processor in 100 ms";
  EXPECT_EQ(kind_of(21ms, 100ms), Kind::mixed) << "21 ms of processor in 100 ms";
  EXPECT_EQ(kind_of(50ms, 100ms), Kind::mixed) << "50 ms of processor in 100 ms";
  EXPECT_EQ(kind_of(79ms, 100ms), Kind::mixed) << "79 ms of processor in 100 ms";
  EXPECT_EQ(kind_of(81ms, 100ms), Kind::cpu_bound) << "81 ms of processor in 100 ms";
  EXPECT_EQ(kind_of(100ms, 100ms), Kind::cpu_bound) << "100 ms of processor in 100 ms";
}

// Catches: several cores. Four busy cores give 400 ms of processor time in 100 ms, and nothing computes more.
TEST(Kind, ManyBusyCoresAreCpuBound) {
  EXPECT_EQ(kind_of(190ms, 100ms), Kind::cpu_bound) << "190 ms of processor in 100 ms";
  EXPECT_EQ(kind_of(400ms, 100ms), Kind::cpu_bound) << "400 ms of processor in 100 ms";
}

// Catches: not real numbers. A real wait, measured here and now.
TEST(Kind, ARealWaitIsIoBound) {
  const auto cpu = lab::thread_cpu_time();
  const auto wall = lab::wall_time();
  lab::wait_for(50ms);
  EXPECT_EQ(kind_of(lab::thread_cpu_time() - cpu, lab::wall_time() - wall), Kind::io_bound)
      << "slept for 50 ms";
}

// Catches: wrong formula. The part that is not shared takes as long as ever, and bounds everything.
TEST(Amdahl, FollowsTheTable) {
  EXPECT_NEAR(lab::amdahl(0.5, 2), 4.0 / 3, 1e-9) << "half of the time shared by 2 workers";
  EXPECT_NEAR(lab::amdahl(0.9, 10), 1 / 0.19, 1e-9) << "nine tenths of the time shared by 10 workers";
  EXPECT_NEAR(lab::amdahl(0.8, 4), 2.5, 1e-9) << "four fifths of the time shared by 4 workers";
  EXPECT_NEAR(lab::amdahl(0.25, 3), 1.2, 1e-9) << "a quarter of the time shared by 3 workers";
}

// Catches: wrong formula. Four fifths shared by a thousand: still less than 5 times as fast.
TEST(Amdahl, AThousandWorkersAreNotAThousandTimesAsFast) {
  EXPECT_NEAR(lab::amdahl(0.8, 1000), 1 / 0.2008, 1e-9) << "four fifths of the time shared by 1000 workers";
}

// Catches: wrong end. Nothing to share, everything to share, or nobody to share with.
TEST(Amdahl, IsRightAtTheEnds) {
  for (const double fraction : {0.0, 0.3, 1.0}) {
    EXPECT_NEAR(lab::amdahl(fraction, 1), 1, 1e-9) << "one worker, " << fraction << " of the time shared";
  }
  EXPECT_NEAR(lab::amdahl(0, 64), 1, 1e-9) << "nothing shared by 64 workers";
  EXPECT_NEAR(lab::amdahl(1, 64), 64, 1e-9) << "everything shared by 64 workers";
}

}  // namespace
