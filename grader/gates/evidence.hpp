// What a run of one case proves. No evidence is never a pass.
//
// A case passed only when the program's private channel (harness/evidence.hpp) says hello with our nonce,
// start of exactly this case, its end with pass and bye with our nonce, once each and in this order, with no
// failure, leak or todo; when the program then exited with status 0; and when no sanitizer found anything.
// What the program prints decides nothing.
//
// Example:
//   const CaseVerdict verdict = judge_case(expected, run(command), read_sanitizer_log(log, code), code);
#pragma once

#include <string>
#include <vector>

#include "gates/learner_code.hpp"
#include "gates/record.hpp"
#include "gates/sanitizer_report.hpp"
#include "lab/lab.hpp"
#include "lab/result.hpp"
#include "process/run.hpp"

namespace grader {

enum class CaseOutcome {
  passed,
  failed,       ///< `findings` says why, most telling first.
  timed_out,    ///< The caller explains the hang; `findings` holds what else was seen.
  not_judged,   ///< The machine's fault: `why` and `next`.
  interrupted,  ///< The user pressed ^C.
};

struct CaseVerdict {
  CaseOutcome outcome = CaseOutcome::failed;
  std::vector<Finding> findings;
  std::string why, next;             ///< of not_judged
  std::vector<std::string> remarks;  ///< what a pass does not hang on: processes left behind, false alarms
  Measurements measurements;         ///< the records `counter <name> <value>`
};

/// Are a program's words that the machine kept it from starting to be believed? Anybody's program can print
/// them.
enum class Excuses { believed, refuted };

/// Pure. A sanitizer's finding goes before a failed EXPECT, "not done yet" before both.
CaseVerdict judge_case(const Case& expected, const Finished& run, const SanitizerLog& sanitizer,
                       const LearnerCode& code, Excuses excuses = Excuses::believed);

}  // namespace grader
