// The log of a sanitizer, told in sentences about the learner's own lines.
//
// Guarantees: pure; takes any bytes. A line that starts a report gives a finding, a false alarm or a start-up
//             failure, never nothing, however the rest is damaged. Equal reports give one finding.
// Formats:    clang 14 to 19 and g++ 12. g++'s undefined behaviour sanitizer knows no log_path: hand over
//             its program's output too.
// Example:
//   const SanitizerLog log = read_sanitizer_log(text, {.files = {"bank.cpp"}, .source_line = line_of_file});
//   log.findings[0].sentence
//     == "bank.cpp:18 writes next_ while bank.cpp:25 reads it, and no lock orders the two"
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gates/learner_code.hpp"
#include "lab/result.hpp"

namespace grader {

/// The machine kept the sanitizer from working. Nobody's answer is judged by that.
///
/// Believe it only where the learner's code had nothing to gain: anybody can print these words. judge_case()
/// believes it before main(), and of the leak check after a pass. What a global's constructor prints before
/// main() only a program without the learner's code can refute: a gate that is told "not judged" runs one.
struct StartupFailure {
  std::string sentence, remedy;
  bool in_leak_check = false;  ///< It is only the check for leaks, at the end, that cannot work.
};

struct SanitizerLog {
  std::vector<Finding> findings;
  std::vector<std::string>
      false_alarms;  ///< Known mistakes of the toolchain, left out: one word or two each.
  std::optional<StartupFailure> startup_failure;
  bool empty() const { return findings.empty() && false_alarms.empty() && !startup_failure; }
};

/// What kept a sanitizer from starting; also for a program's output: before main() log_path is not yet in
/// use. Believe it of output only when main() was not reached: anybody can print these words.
std::optional<StartupFailure> startup_failure_in(std::string_view text);

SanitizerLog read_sanitizer_log(std::string_view log, const LearnerCode& code);

}  // namespace grader
