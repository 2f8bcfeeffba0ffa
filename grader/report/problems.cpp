#include <fmt/format.h>

#include "report/formats.hpp"
#include "report/presentable.hpp"

namespace grader {
namespace {

/// One line, whatever the text holds.
std::string in_one_line(std::string text) {
  for (char& c : text) {
    if (c == '\n') c = ' ';
  }
  return text;
}

std::string_view severity_of(const GateResult& gate) {
  if (gate.outcome == Outcome::pass) return "warning";
  return gate.outcome == Outcome::fail ? "error" : "info";
}

std::string lines_of_gate(const LabResult& lab, const TaskResult& task, const GateResult& gate) {
  std::string lines;
  for (const Finding& finding : gate.findings) {
    const Place place = finding.places.empty() ? Place{"lab.json", 1} : finding.places.front();
    const bool has_folder = place.file.starts_with("labs/");
    lines += fmt::format("{}{}:{}: {}: {} {}: {}: {}\n", has_folder ? "" : "labs/" + lab.name + "/",
                         place.file, place.line, severity_of(gate), task.id, name_of(gate.gate), finding.flaw,
                         in_one_line(finding.sentence));
  }
  return lines;
}

}  // namespace

std::string problems(const Result& result) {
  std::string lines;
  const Result shown = presentable(result);
  for (const LabResult& lab : shown.labs) {
    for (const TaskResult& task : lab.tasks) {
      for (const GateResult& gate : task.gates) lines += lines_of_gate(lab, task, gate);
    }
  }
  return lines;
}

}  // namespace grader
