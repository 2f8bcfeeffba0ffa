#include <fmt/format.h>

#include <algorithm>

#include "report/formats.hpp"
#include "report/presentable.hpp"
#include "report/text.hpp"

namespace grader {
namespace {

/// Spreadsheets run a cell that starts like a formula, also when it is quoted.
std::string without_formula(const std::string& text) {
  constexpr std::string_view starts = "=+-@\t";
  return !text.empty() && starts.find(text.front()) != starts.npos ? "'" + text : text;
}

/// Quoted where a reader of any locale could take a character for a separator.
std::string cell(const std::string& raw) {
  std::string text = without_formula(raw);
  if (text.find_first_of("\",;\t\n'") == text.npos) return text;
  for (std::size_t at = 0; (at = text.find('"', at)) != text.npos; at += 2) text.insert(at, 1, '"');
  return '"' + text + '"';
}

std::string row(const std::vector<std::string>& texts) {
  std::vector<std::string> cells;
  for (const std::string& text : texts) cells.push_back(cell(text));
  return fmt::format("{}\r\n", fmt::join(cells, ","));
}

/// Empty when the task has no such gate.
std::string outcome_of(const TaskResult& task, Gate gate) {
  const auto found = std::find_if(task.gates.begin(), task.gates.end(),
                                  [&](const GateResult& result) { return result.gate == gate; });
  return found == task.gates.end() ? "" : std::string(name_of(found->outcome));
}

}  // namespace

std::string csv(const Result& original) {
  const Result result = presentable(original);
  std::vector<std::string> heading = {"submission", "lab", "task", "title"};
  for (const Gate gate : all_gates) heading.emplace_back(name_of(gate));
  heading.insert(heading.end(), {"points", "max_points"});
  std::string text = row(heading);
  for (const LabResult& lab : result.labs) {
    for (const TaskResult& task : lab.tasks) {
      std::vector<std::string> texts = {result.submission, lab.name, task.id, task.title};
      for (const Gate gate : all_gates) texts.push_back(outcome_of(task, gate));
      texts.insert(texts.end(), {shown_points(task.points), shown_points(task.max_points)});
      text += row(texts);
    }
  }
  return text;
}

}  // namespace grader
