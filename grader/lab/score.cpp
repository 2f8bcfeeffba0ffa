#include <algorithm>
#include <cmath>

#include "lab/result.hpp"

namespace grader {
namespace {

/// Gates that share a weight.
struct Group {
  double weight;
  std::array<Gate, 2> gates;
};

constexpr Group groups[] = {{55, {Gate::correct, Gate::correct}},
                            {30, {Gate::never_stuck, Gate::race_free}},
                            {15, {Gate::tidy, Gate::fast_enough}}};

const Group* group_of(Gate gate) {
  for (const Group& group : groups) {
    if (std::find(group.gates.begin(), group.gates.end(), gate) != group.gates.end()) return &group;
  }
  return nullptr;
}

/// The gate's share before missing groups hand out theirs.
double weight_of(Gate gate, const TaskResult& task) {
  const Group* group = group_of(gate);
  if (!group) return 0;
  const auto sharers = std::count_if(task.gates.begin(), task.gates.end(),
                                     [&](const GateResult& other) { return group_of(other.gate) == group; });
  return group->weight / static_cast<double>(sharers);
}

double to_hundredths(double points) { return std::round(points * 100) / 100; }

bool has(const TaskResult& task, Outcome outcome) {
  return std::any_of(task.gates.begin(), task.gates.end(),
                     [&](const GateResult& gate) { return gate.outcome == outcome; });
}

/// How much of its points a gate earns, 0 to 1.
double earned(const GateResult& gate, const TaskResult& task) {
  switch (gate.outcome) {
    case Outcome::pass:
    case Outcome::provisional:
    case Outcome::not_judged:
    case Outcome::broken:
      return 1;
    // What could not run because something of ours broke must not cost points either.
    case Outcome::not_run:
      return has(task, Outcome::broken) && !has(task, Outcome::fail) ? 1 : 0;
    case Outcome::fail:
      break;
  }
  if (gate.gate != Gate::correct || gate.cases <= 0) return 0;
  // A failed gate never earns in full, even when every single case passed.
  const int passed = std::clamp(gate.cases_passed, 0, gate.cases - 1);
  return static_cast<double>(passed) / gate.cases;
}

void score(TaskResult& task) {
  if (!std::isfinite(task.max_points) || task.max_points < 0) task.max_points = 0;
  double all_weights = 0;
  for (const GateResult& gate : task.gates) all_weights += weight_of(gate.gate, task);

  // Rounding the running sum makes the gates' points add up to the task's exactly.
  double weight_so_far = 0, given_so_far = 0;
  task.points = 0;
  for (GateResult& gate : task.gates) {
    weight_so_far += weight_of(gate.gate, task);
    const double due = all_weights > 0 ? to_hundredths(task.max_points * weight_so_far / all_weights) : 0;
    gate.max_points = to_hundredths(due - given_so_far);
    given_so_far = due;
    gate.points = std::floor(gate.max_points * earned(gate, task) * 100 + 1e-6) / 100;
    task.points = to_hundredths(task.points + gate.points);
  }
}

}  // namespace

bool done(const TaskResult& task) {
  return !task.gates.empty() && !has(task, Outcome::fail) && !has(task, Outcome::broken) &&
         !has(task, Outcome::not_run);
}

bool done(const LabResult& lab) {
  const auto stretches = [](const TaskResult& task) { return task.stretch; };
  const bool only_stretches = std::all_of(lab.tasks.begin(), lab.tasks.end(), stretches);
  return !lab.tasks.empty() && std::all_of(lab.tasks.begin(), lab.tasks.end(), [&](const TaskResult& task) {
    return (task.stretch && !only_stretches) || done(task);
  });
}

bool broken(const Result& result) {
  for (const LabResult& lab : result.labs) {
    for (const TaskResult& task : lab.tasks) {
      if (has(task, Outcome::broken)) return true;
    }
  }
  return false;
}

void score(LabResult& lab) {
  lab.points = lab.max_points = 0;
  for (TaskResult& task : lab.tasks) {
    score(task);
    lab.points = to_hundredths(lab.points + task.points);
    lab.max_points = to_hundredths(lab.max_points + task.max_points);
  }
}

void score(Result& result) {
  result.points = result.max_points = 0;
  for (LabResult& lab : result.labs) {
    score(lab);
    result.points = to_hundredths(result.points + lab.points);
    result.max_points = to_hundredths(result.max_points + lab.max_points);
  }
}

}  // namespace grader
