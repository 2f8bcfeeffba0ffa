// The verdict on one speed case, made anew from the rounds it recorded; the program's own verdict counts for
// nothing.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "lab/outcome.hpp"
#include "lab/result.hpp"

namespace grader {

struct SpeedJudgement {
  Outcome outcome = Outcome::broken;
  std::string flaw;  ///< of a fail: "no overlap", "too slow", "wrong result", "ended early"
  std::string why;   ///< one or two lines: ratios, rounds, the machine
  /// speedup, reference_speedup (real work), overlap (sleeping work), rounds, foreign_load (CPUs, when known)
  Measurements measurements;
};

/// Pure. Evidence is what the case sent (harness/evidence.hpp). A case that overlaps but whose speed could
/// not be measured is provisional; a record that breaks off or contradicts itself is a fail, never less.
///
/// Example: judge_speed(finished.evidence).outcome == Outcome::pass
SpeedJudgement judge_speed(std::string_view evidence);

/// The gate's outcome from its cases'. A case that passed makes one that could not be judged provisional.
Outcome speed_outcome(std::span<const Outcome> cases);

}  // namespace grader
