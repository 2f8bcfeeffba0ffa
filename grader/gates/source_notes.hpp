// The lines of source that a finding points at.
#pragma once

#include <vector>

#include "gates/learner_code.hpp"
#include "gates/sanitizer_stack.hpp"
#include "lab/result.hpp"

namespace grader {

/// Adds each frame's place, and its text as a note: "bank.cpp:18  next_ = seat + 1;". Each place once; a null
/// frame is left out.
void add_source_notes(Finding& finding, const std::vector<const Frame*>& frames, const LearnerCode& code);

}  // namespace grader
