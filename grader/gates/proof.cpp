#include "gates/proof.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <fstream>

#include "gates/plan.hpp"

namespace grader {
namespace {

namespace fs = std::filesystem;

constexpr double skeleton_case_limit_ms = 1000;

std::vector<fs::path> folders_in(const fs::path& folder) {
  std::vector<fs::path> result;
  if (!fs::is_directory(folder)) return result;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.is_directory()) result.push_back(entry.path());
  }
  std::sort(result.begin(), result.end());
  return result;
}

std::vector<const Task*> tasks_answered_in(const Lab& lab, const fs::path& folder) {
  std::vector<const Task*> tasks;
  for (const Task& task : lab.tasks) {
    const bool answered = std::any_of(task.files.begin(), task.files.end(),
                                      [&](const std::string& file) { return fs::exists(folder / file); });
    if (answered) tasks.push_back(&task);
  }
  return tasks;
}

/// The falls line stands first in one of the answer's sources.
std::optional<Fall> fall_of(const fs::path& folder) {
  for (const auto& entry : fs::directory_iterator(folder)) {
    std::string first_line;
    std::ifstream in(entry.path());
    std::getline(in, first_line);
    if (const std::optional<Fall> fall = parse_fall(first_line)) return fall;
  }
  return {};
}

KnownAnswer known_in(const Lab& lab, Role role, const fs::path& folder) {
  const std::string kind = role == Role::wrong ? "wrong" : "unusual";
  const std::string name = folder.filename().string();
  KnownAnswer known = {.role = role,
                       .name = kind + "/" + name,
                       .answer = fmt::format(".{}.{}", kind, name),
                       .tasks = tasks_answered_in(lab, folder)};
  if (role == Role::wrong) known.fall = fall_of(folder);
  return known;
}

const GateResult* first_failure(const LabResult& result) {
  for (const TaskResult& task : result.tasks) {
    for (const GateResult& gate : task.gates) {
      if (gate.outcome == Outcome::fail) return &gate;
    }
  }
  return nullptr;
}

/// Only speed may be left open on a machine that can judge the gate: "not judged" would hide, for one, a case
/// with too many orders to try.
const GateResult* first_left_open(const LabResult& result) {
  for (const TaskResult& task : result.tasks) {
    for (const GateResult& gate : task.gates) {
      const bool may_be = gate.gate == Gate::fast_enough || !why_not_judged_here(gate.gate).empty();
      if (gate.outcome == Outcome::not_judged && !may_be) return &gate;
    }
  }
  return nullptr;
}

const GateResult* first_broken(const LabResult& result) {
  for (const TaskResult& task : result.tasks) {
    for (const GateResult& gate : task.gates) {
      if (gate.outcome == Outcome::broken) return &gate;
    }
  }
  return nullptr;
}

std::string describe(const GateResult& gate) {
  const std::string flaw = gate.findings.empty() ? "" : gate.findings.front().flaw;
  const std::string test = gate.findings.empty() ? "" : gate.findings.front().test;
  return fmt::format("{}: {} [{}] {}", name_of(gate.gate), gate.why, flaw, test);
}

std::string skeleton_contradiction(const LabResult& result) {
  for (const TaskResult& task : result.tasks) {
    const auto failed = [](const GateResult& gate) { return gate.outcome == Outcome::fail; };
    if (std::none_of(task.gates.begin(), task.gates.end(), failed))
      return task.id + " passes before anything was done";
    for (const GateResult& gate : task.gates) {
      if (gate.gate == Gate::builds && gate.outcome == Outcome::fail) return task.id + " does not compile";
      if (gate.gate == Gate::builds && !gate.findings.empty()) return task.id + " compiles with warnings";
      const auto slowest = gate.measurements.find("slowest_case_ms");
      if (gate.gate != Gate::fast_enough && slowest != gate.measurements.end() &&
          slowest->second > skeleton_case_limit_ms) {
        return fmt::format("{} takes {:.0f} ms for a case of {}", task.id, slowest->second,
                           name_of(gate.gate));
      }
    }
  }
  return {};
}

std::string wrong_contradiction(const KnownAnswer& known, const LabResult& result) {
  if (!known.fall) return "its first line does not say where it falls: // falls: <gate> (<concept>)";
  const GateResult* failure = first_failure(result);
  if (failure == nullptr) return fmt::format("passes, but should fall at {}", name_of(known.fall->gate));
  const auto named = [&](const Finding& finding) { return finding.flaw == known.fall->flaw; };
  if (failure->gate == known.fall->gate &&
      std::any_of(failure->findings.begin(), failure->findings.end(), named)) {
    return {};
  }
  return fmt::format("should fall at {} ({}), but falls at {}", name_of(known.fall->gate), known.fall->flaw,
                     describe(*failure));
}

}  // namespace

std::optional<Fall> parse_fall(const std::string& first_line) {
  constexpr std::string_view start = "// falls: ";
  const std::size_t open = first_line.find(" (");
  const std::size_t close = first_line.rfind(')');
  if (first_line.rfind(start, 0) != 0 || open == std::string::npos || close == std::string::npos ||
      close < open)
    return {};
  const std::optional<Gate> gate = gate_named(first_line.substr(start.size(), open - start.size()));
  if (!gate) return {};
  return Fall{*gate, first_line.substr(open + 2, close - open - 2)};
}

std::vector<KnownAnswer> known_answers(const Lab& lab, const fs::path& solutions) {
  std::vector<const Task*> all_tasks;
  for (const Task& task : lab.tasks) all_tasks.push_back(&task);
  std::vector<KnownAnswer> answers;
  answers.push_back({.role = Role::skeleton, .name = "skeleton", .answer = "", .tasks = all_tasks});
  answers.push_back(
      {.role = Role::reference, .name = "reference", .answer = ".reference", .tasks = all_tasks});
  for (const fs::path& folder : folders_in(solutions / lab.name / "unusual")) {
    answers.push_back(known_in(lab, Role::unusual, folder));
  }
  for (const fs::path& folder : folders_in(solutions / lab.name / "wrong")) {
    answers.push_back(known_in(lab, Role::wrong, folder));
  }
  return answers;
}

bool waits_for_explorer(const KnownAnswer& known) {
  if (known.role != Role::wrong || !known.fall || known.fall->gate != Gate::never_stuck) return false;
  return !why_not_judged_here(Gate::never_stuck).empty() ||
         std::all_of(known.tasks.begin(), known.tasks.end(),
                     [](const Task* task) { return task->explore_cases.empty(); });
}

std::string contradiction(const KnownAnswer& known, const LabResult& result) {
  if (const GateResult* gate = first_broken(result)) return "broken: " + describe(*gate);
  if (known.tasks.empty()) return "answers no task: its files have other names than the lab's";
  switch (known.role) {
    case Role::skeleton:
      return skeleton_contradiction(result);
    case Role::wrong:
      return wrong_contradiction(known, result);
    case Role::reference:
    case Role::unusual:
      break;
  }
  if (const GateResult* failure = first_failure(result))
    return "should pass, but falls at " + describe(*failure);
  if (const GateResult* gate = first_left_open(result))
    return "should pass, but is not judged at " + describe(*gate);
  return {};
}

}  // namespace grader
