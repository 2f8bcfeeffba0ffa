#include <fmt/format.h>

#include "lab/error.hpp"
#include "lab/lab.hpp"
#include "lab/text_file.hpp"

namespace grader {
namespace {

/// True for "## 03.2" and "## 03.2 Bank::transfer", but not for "## 03.21".
bool is_heading(std::string_view line, std::string_view heading) {
  return line.starts_with(heading) && (line.size() == heading.size() || line[heading.size()] == ' ');
}

}  // namespace

std::vector<std::string> hints_for(const Lab& lab, const Task& task) {
  const auto file = lab.folder / "HINTS.md";
  const std::string text = read_text_file(file).value_or("");
  const std::string task_heading = "## " + task_id(lab, task);
  std::vector<std::string> hints;
  bool in_task = false, in_code = false;
  int line_number = 0;
  for (const std::string_view line : lines_of(text)) {
    ++line_number;
    if (line.starts_with("```")) in_code = !in_code;
    if (!in_code && (line.starts_with("# ") || line.starts_with("## "))) {
      in_task = is_heading(line, task_heading);
    } else if (in_task && !in_code && line.starts_with("### ")) {
      hints.emplace_back();
      if (!is_heading(line, fmt::format("### {}", hints.size()))) {
        throw UserError(fmt::format("{}:{}: this hint must be headed `### {}`; number the hints 1, 2, 3.",
                                    shown_path(file), line_number, hints.size()),
                        3);
      }
    } else if (in_task && !hints.empty()) {
      hints.back().append(line).append("\n");
    }
  }
  for (std::string& hint : hints) hint = trimmed(hint);
  return hints;
}

}  // namespace grader
