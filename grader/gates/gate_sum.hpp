// From the cases of a gate to the gate.
#pragma once

#include <string>
#include <vector>

#include "gates/case_run.hpp"
#include "lab/result.hpp"

namespace grader {

/// A gate fails if a case fails; else is broken or not judged if one is; else passes. Of never stuck the
/// reason of a pass states what was searched. Pure.
GateResult sum_up(Gate gate, const std::vector<CaseRun>& runs);

/// What several searches have in common: "all 302 schedules with at most 2 preemptions". Never more than each
/// of them covered. Requires: not empty.
std::string common_scope(const std::vector<explore::Coverage>& searches);

}  // namespace grader
