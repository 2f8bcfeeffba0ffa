// The decision about a race, from its recorded rounds. Pure: the lab program asks it when to stop, the grader
// asks it again from the record. Why it is as it is: docs/maintaining/speed.md.
#pragma once

#include <chrono>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace harness {

enum class Phase {
  overlap,  ///< S: the work sleeps, the base is exact
  race      ///< T: the work computes, the base is a sequential arm
};

/// One run of one arm.
struct Sample {
  std::chrono::nanoseconds wall{0};
  std::chrono::nanoseconds cpu{0};        ///< of all threads
  std::chrono::nanoseconds run_delay{0};  ///< all threads' waiting for a CPU
  unsigned threads_created = 0;
  unsigned threads_peak = 0;
  friend bool operator==(const Sample&, const Sample&) = default;
};

struct Round {
  std::chrono::nanoseconds exact_base{0};  ///< overlap: items x each
  std::chrono::nanoseconds each{0};        ///< overlap: one item's sleep
  Sample baseline{};                       ///< race only
  Sample submission{}, reference{};
  unsigned inside_peak = 0;              ///< overlap: most calls of work() at once
  unsigned reference_inside_peak = 0;    ///< the same of the reference
  bool submission_right = true;          ///< its result, or its calls of work(), were as they must be
  bool reference_right = true;           ///< false is our mistake
  std::chrono::nanoseconds elapsed{0};   ///< since the attempt began
  std::optional<double> foreign_load{};  ///< CPUs that others used since the attempt began; nothing: unknown
  friend bool operator==(const Round&, const Round&) = default;
};

struct Rules {
  Phase phase = Phase::overlap;
  unsigned threads = 2;
  double target = 1.6;
  bool baseline_is_bimodal = false;
  bool may_fail = true;         ///< false where a miss proves nothing, as under a quota below `threads`
  bool retry_undecided = true;  ///< false when an inconclusive end is good enough
  unsigned usable_cpus = 1;     ///< min(affinity, quota)
  double quota = 0;
  bool run_delay_known = true;
  std::chrono::nanoseconds budget{0};  ///< of one attempt
  friend bool operator==(const Rules&, const Rules&) = default;
};

enum class Verdict { undecided, pass, fail, wrong_result, broken };

/// Rounds of one go; a fail is tried a second time before it counts.
using Attempt = std::vector<Round>;

/// What a sum over rounds says.
struct Tally {
  int hits = 0;
  int solid_misses =
      0;  ///< Misses that waiting for a CPU does not explain while the reference could have hit.
  int serial_rounds = 0;  ///< overlap: rounds with one call inside at a time, two or more in the reference.
  double best = 0, reference_best = 0;  ///< Ratios to the base.
  unsigned inside_peak = 0;
  std::optional<double> foreign_load{};
};

/// The ratio that a round must reach: the target, less an allowance for late wake-ups where the work sleeps.
double needed_ratio(const Rules& rules);
/// Rounds after which an attempt ends undecided.
int most_rounds(Phase phase);

Tally tally(const Rules& rules, std::span<const Round> rounds);
/// undecided: one more round may help.
Verdict verdict_on(const Rules& rules, std::span<const Round> rounds);
/// True when the attempt is over: decided, or out of rounds or time.
bool attempt_is_over(const Rules& rules, std::span<const Round> rounds);

/// The last attempt's verdict; a fail counts only when it was confirmed.
Verdict verdict_on(const Rules& rules, std::span<const Attempt> attempts);
/// True when the verdict so far needs another attempt.
bool wants_another(const Rules& rules, std::span<const Attempt> attempts);

}  // namespace harness
