// results.json as Gradescope's documentation describes it (autograder specifications). It knows "passed" and
// "failed" only; what is neither has no status there, and its outcome stands in tags, extra_data and the
// text.
#include <fmt/format.h>

#include "lab/json.hpp"
#include "report/console.hpp"
#include "report/formats.hpp"
#include "report/presentable.hpp"
#include "report/text.hpp"

namespace grader {
namespace {

bool passed(Outcome outcome) { return outcome == Outcome::pass || outcome == Outcome::provisional; }

std::string output_of(const GateResult& gate) {
  const std::string_view word = to_do(gate) ? "to do" : name_of(gate.outcome);
  return fmt::format("{}\n{}", word, gate_details(gate, ConsoleStyle{}));
}

Json concepts_of(const GateResult& gate) {
  Json::Array concepts;
  for (const Finding& finding : gate.findings) concepts.emplace_back(finding.flaw);
  return concepts;
}

Json test_of(const TaskResult& task, const GateResult& gate, std::size_t position) {
  Json::Object test = {{"name", fmt::format("{} {}: {}", task.id, task.title, name_of(gate.gate))},
                       {"name_format", "text"},
                       {"number", fmt::format("{}.{}", task.id, position)},
                       {"output", output_of(gate)},
                       {"output_format", "text"},
                       {"visibility", "visible"},
                       {"tags", Json::Array{name_of(gate.gate), name_of(gate.outcome)}},
                       {"extra_data", json_object({{"outcome", name_of(gate.outcome)},
                                                   {"concepts", concepts_of(gate)},
                                                   {"stretch", task.stretch}})}};
  if (gate.max_points > 0) {
    test.push_back({"score", gate.points});
    test.push_back({"max_score", gate.max_points});
  }
  if (passed(gate.outcome)) test.push_back({"status", "passed"});
  if (gate.outcome == Outcome::fail) test.push_back({"status", "failed"});
  return test;
}

Json::Array tests_of(const Result& result) {
  Json::Array tests;
  for (const LabResult& lab : result.labs) {
    for (const TaskResult& task : lab.tasks) {
      for (std::size_t i = 0; i < task.gates.size(); ++i)
        tests.push_back(test_of(task, task.gates[i], i + 1));
    }
  }
  return tests;
}

std::string overview(const Result& result) {
  std::string text;
  if (broken(result))
    text += "The grader or its machine failed. This costs no points; please ask for a new run.\n";
  for (const LabResult& lab : result.labs) text += lab_summary(lab, ConsoleStyle{});
  return text;
}

}  // namespace

std::string gradescope(const Result& original) {
  const Result result = presentable(original);
  return to_text(json_object({{"score", result.points},
                              {"execution_time", static_cast<double>(result.elapsed.count()) / 1000},
                              {"output", overview(result)},
                              {"output_format", "text"},
                              {"test_output_format", "text"},
                              {"test_name_format", "text"},
                              {"visibility", "visible"},
                              {"stdout_visibility", "hidden"},
                              {"tests", tests_of(result)},
                              {"extra_data", json_object({{"kit_version", result.kit_version},
                                                          {"submission", result.submission},
                                                          {"seed", std::to_string(result.seed)},
                                                          {"broken", broken(result)},
                                                          {"max_points", result.max_points}})}}));
}

}  // namespace grader
