#include "gates/plan.hpp"

namespace grader {

const std::vector<Case>& cases_of(const Task& task, Gate gate) {
  static const std::vector<Case> none;
  switch (gate) {
    case Gate::builds:
      return none;
    case Gate::correct:
    case Gate::race_free:
      return task.correct_cases;
    case Gate::never_stuck:
      return task.explore_cases;
    case Gate::tidy:
      return task.tidy_cases;
    case Gate::fast_enough:
      return task.speed_cases;
  }
  return none;
}

Variant variant_of(Gate gate) {
  switch (gate) {
    case Gate::builds:
    case Gate::correct:
      return Variant::asan;
    case Gate::never_stuck:
      return Variant::explore;
    case Gate::race_free:
      return Variant::tsan;
    case Gate::tidy:
    case Gate::fast_enough:
      break;
  }
  return Variant::measure;
}

std::vector<Gate> gates_of(const Task& task, Gate first, Gate last) {
  std::vector<Gate> gates;
  for (const Gate gate : all_gates) {
    const bool wanted = gate >= first && gate <= last;
    if (wanted && (gate == Gate::builds || !cases_of(task, gate).empty())) gates.push_back(gate);
  }
  return gates;
}

bool runs_alone(Gate gate) { return gate == Gate::tidy || gate == Gate::fast_enough; }

std::string why_not_judged_here(Gate gate, bool explorer_runs) {
  if (gate != Gate::never_stuck || explorer_runs) return {};
  return "orders of threads are tried on Linux with an x86-64 processor only";
}

std::string missing_file(const Workspace& workspace, const Lab& lab, const Task& task) {
  for (const std::string& file : task.files) {
    if (!std::filesystem::exists(workspace.learner_file(lab, file))) return file;
  }
  return {};
}

}  // namespace grader
