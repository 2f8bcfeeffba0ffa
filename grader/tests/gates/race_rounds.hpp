// Rounds made by hand: two threads against a sequential run of 6 ms, or of 20 sleeps of 1 ms.
#pragma once

#include "harness/speed_verdict.hpp"

namespace harness {

using std::chrono::nanoseconds;
using namespace std::chrono_literals;

inline constexpr double hog = 1.0;

inline Rules rules_of(Phase phase) { return {.phase = phase, .usable_cpus = 2, .budget = 2s}; }

inline Sample took(nanoseconds wall, nanoseconds waited = 0ns) {
  return {.wall = wall, .cpu = wall, .run_delay = waited, .threads_created = 2, .threads_peak = 2};
}

// A baseline of 6 ms against these.
inline Round race_round(Sample submission, Sample reference, double foreign_load = 0.0) {
  return {
      .baseline = took(6ms), .submission = submission, .reference = reference, .foreign_load = foreign_load};
}

inline Round overlap_round(Sample submission, unsigned inside, Sample reference = took(10'300us),
                           double foreign_load = 0.0) {
  return {.exact_base = 20ms,
          .each = 1ms,
          .submission = submission,
          .reference = reference,
          .inside_peak = inside,
          .reference_inside_peak = 2,
          .foreign_load = foreign_load};
}

inline Attempt repeated(Round round, int times) {
  Attempt rounds;
  for (int i = 1; i <= times; ++i) {
    round.elapsed = 20ms * i;
    rounds.push_back(round);
  }
  return rounds;
}

}  // namespace harness
