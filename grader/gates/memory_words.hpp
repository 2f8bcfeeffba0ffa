// Reports of the address, leak and undefined behaviour sanitizers in a learner's words.
#pragma once

#include "gates/learner_code.hpp"
#include "gates/sanitizer_stack.hpp"
#include "lab/result.hpp"

namespace grader {

/// All of a finding but `raw` and `test`.
Finding explain_memory_report(const Report& report, const LearnerCode& code);

/// Also ThreadSanitizer reports these.
Finding explain_use_after_free(const Report& report, const LearnerCode& code);
Finding explain_crash(const Report& report, const LearnerCode& code);

}  // namespace grader
