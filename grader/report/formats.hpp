// What a result can be turned into: one table, and the converters in it. Each is a pure function of the
// result, starts from presentable(result), and keeps fail, not judged, broken and not run apart.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "lab/result.hpp"

namespace grader {

struct Format {
  std::string_view name;   ///< "gradescope": for --format
  std::string_view file;   ///< "results.json": what the platform expects it to be called
  std::string_view about;  ///< one line for the help
  std::string (*convert)(const Result&);
};

std::span<const Format> formats();

/// nullptr when there is none of that name.
const Format* format_named(std::string_view name);

/// Gradescope's results.json: one test per task and gate, with its points.
std::string gradescope(const Result& result);

/// One runner result of GitHub Classroom as JSON in a line: one test per task, with its points.
std::string github_classroom_json(const Result& result);

/// Lines for the file behind $GITHUB_OUTPUT, in base64: `result=` is the runner result of everything,
/// `task_03_2=` that of one task. GitHub's table counts passed tests, its points add up scores: with a runner
/// for each task the two agree but for partial points.
std::string github_classroom(const Result& result);

/// JUnit XML: a suite per task, a case per gate. `failure` is the learner's, `error` is ours (broken); not
/// judged and not run are `skipped` and say which.
std::string junit(const Result& result);

/// `labs/03-locks/bank.cpp:21: error: 03.2 race-free: data race: …`: for an editor's problem matcher.
std::string problems(const Result& result);

/// One row per task and a heading row, RFC 4180. A cell that a spreadsheet would take for a formula starts
/// with '.
std::string csv(const Result& result);

}  // namespace grader
