// A case whose EXPECTs failed, as a finding.
#pragma once

#include <vector>

#include "gates/learner_code.hpp"
#include "gates/record.hpp"
#include "lab/lab.hpp"
#include "lab/result.hpp"

namespace grader {

/// The case's Catches line speaks, the first message follows. What the harness itself found left behind is
/// told in its own words. Requires: a record "failure".
Finding failed_expectation(const Case& expected, const std::vector<Record>& records, const LearnerCode& code);

}  // namespace grader
