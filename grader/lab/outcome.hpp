// The words of a verdict: gates, outcomes, findings.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace grader {

/// The questions asked of every task, cheapest first.
enum class Gate { builds, correct, never_stuck, race_free, tidy, fast_enough };

inline constexpr std::array all_gates = {Gate::builds,    Gate::correct, Gate::never_stuck,
                                         Gate::race_free, Gate::tidy,    Gate::fast_enough};

enum class Outcome {
  pass,         ///< Evidence says yes.
  provisional,  ///< "pass*": overlap is proved, speed cannot be measured here. Counts as a pass.
  fail,         ///< Evidence says no.
  not_judged,   ///< This machine cannot tell (cores, quota, platform). Costs nothing.
  broken,       ///< Our fault or the machine's. Costs nothing.
  not_run,      ///< An earlier gate failed first.
};

/// "never stuck": as printed, in `// falls:` lines and with --only.
std::string_view name_of(Gate gate);
/// "pass*": as printed and in result documents.
std::string_view name_of(Outcome outcome);

/// The inverse of name_of; also takes "never-stuck" and "never_stuck".
std::optional<Gate> gate_named(std::string_view name);
std::optional<Outcome> outcome_named(std::string_view name);

}  // namespace grader
