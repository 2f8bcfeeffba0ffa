// What a learner reads in the terminal: a header per task, a line per gate as soon as it is decided, and
// under a failing one what is wrong, where, and what to do next. One screen per task.
//
// Each function returns finished lines; the caller prints and flushes them.
// Example:
//   std::cout << task_header(lab, task, machine, style) << std::flush;
//   for (…) std::cout << gate_report(gate, style) << std::flush;
//   std::cout << lab_summary(lab, style);
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "lab/result.hpp"

namespace grader {

/// The text of a source line; empty when it is not known.
using SourceLine = std::function<std::string(const Place&)>;

struct ConsoleStyle {
  bool color = false;       ///< the caller knows --color, NO_COLOR and whether this is a terminal
  std::size_t width = 100;  ///< columns; at least 40
  SourceLine source_line = [](const Place&) { return std::string(); };
};

/// "03-locks  task 2  Bank::transfer                    clang 14, 2 cores"
std::string task_header(const LabResult& lab, const TaskResult& task, const Machine& machine,
                        const ConsoleStyle& style);

/// The gate's line and, when it is not simply passed, what a learner needs to go on.
std::string gate_report(const GateResult& gate, const ConsoleStyle& style);

/// A line per task with its points, and what to do next.
std::string lab_summary(const LabResult& lab, const ConsoleStyle& style);

/// All of it, for a result that lies in a document.
std::string console_report(const Result& result, const ConsoleStyle& style);

/// What gate_report says below the gate's first line, from the left margin; for other formats.
std::string gate_details(const GateResult& gate, const ConsoleStyle& style);

/// Nothing in the gate is wrong but that the learner has not come to it yet.
bool to_do(const GateResult& gate);

/// Finds lines in the first of `folders` that has the file. Reads ordinary files below them only: no links,
/// no absolute paths, no way out by "..".
SourceLine source_lines_below(std::vector<std::filesystem::path> folders);

}  // namespace grader
