// ThreadSanitizer's reports in a learner's words.
#pragma once

#include "gates/learner_code.hpp"
#include "gates/sanitizer_stack.hpp"
#include "lab/result.hpp"

namespace grader {

/// All of a finding but `raw` and `test`. Requires report.tool == Report::Tool::thread.
Finding explain_thread_report(const Report& report, const LearnerCode& code);

}  // namespace grader
