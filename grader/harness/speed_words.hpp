// What a race found, in one or two lines for a learner. Pure.
#pragma once

#include <string>

#include "harness/speed_record.hpp"

namespace harness {

/// The best round of all attempts, for the report.
Tally overall(const RaceRecord& record);

/// "1.89x with 2 threads (target 1.60x), the reference reached 1.91x; 4 rounds, …": no word of pass or fail.
std::string describe(const RaceRecord& record);

/// Why speed could not be measured: "other programs were using 1.4 CPUs", or the reason it was skipped.
std::string why_undecided(const RaceRecord& record);

/// "no overlap", "too slow" or "wrong result": the concept of a failed race; empty for others.
std::string flaw_of(const RaceRecord& record);

}  // namespace harness
