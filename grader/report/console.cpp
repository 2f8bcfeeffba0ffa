#include "report/console.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "report/page.hpp"
#include "report/text.hpp"

namespace grader {
namespace {

/// "clang 14, 2 cores"
std::string facts_of(const Machine& machine) {
  std::string compiler = clean(machine.compiler);
  compiler.erase(std::min(compiler.find('.'), compiler.size()));
  std::string text = compiler;
  if (machine.cores > 0)
    text += fmt::format("{}{}", text.empty() ? "" : ", ", counted(machine.cores, "core"));
  if (machine.cpu_quota > 0) text += fmt::format(", quota {}", shown_points(machine.cpu_quota));
  return text;
}

/// The gate that keeps the task from being done; nullptr when none does.
const GateResult* obstacle(const TaskResult& task) {
  const auto find = [&](Outcome outcome) {
    const auto found = std::find_if(task.gates.begin(), task.gates.end(),
                                    [&](const GateResult& gate) { return gate.outcome == outcome; });
    return found == task.gates.end() ? nullptr : &*found;
  };
  for (const Outcome outcome : {Outcome::fail, Outcome::broken, Outcome::not_run}) {
    if (const GateResult* gate = find(outcome)) return gate;
  }
  return nullptr;
}

struct State {
  std::string text;
  Paint paint;
};

State state_of(const TaskResult& task) {
  const GateResult* gate = obstacle(task);
  if (task.gates.empty()) return {"not run", Paint::faint};
  if (!gate) return {"done", Paint::good};
  if (to_do(*gate)) return {"to do", Paint::calm};
  if (gate->outcome == Outcome::fail) return {fmt::format("FAIL {}", name_of(gate->gate)), Paint::bad};
  if (gate->outcome == Outcome::broken) return {fmt::format("broken: {}", name_of(gate->gate)), Paint::odd};
  return {"not run", Paint::faint};
}

std::string next_step(const LabResult& lab) {
  for (const TaskResult& task : lab.tasks) {
    const GateResult* gate = obstacle(task);
    if (gate && !task.stretch && !gate->next.empty()) return gate->next;
  }
  return done(lab) ? "./grade next" : fmt::format("./grade {}", lab.number);
}

}  // namespace

std::string task_header(const LabResult& lab, const TaskResult& task, const Machine& machine,
                        const ConsoleStyle& style) {
  const auto number = task.id.substr(std::min(task.id.find('.') + 1, task.id.size()));
  const std::string left = fmt::format("{}  {} {}  {}", clean(lab.name),
                                       task.stretch ? "stretch task" : "task", number, clean(task.title));
  return painted(spread(shortened(left, style.width), facts_of(machine), style), Paint::strong, style) + "\n";
}

std::string lab_summary(const LabResult& lab, const ConsoleStyle& style) {
  const std::string points =
      fmt::format("{} of {} points", shown_points(lab.points), shown_points(lab.max_points));
  const std::string title = fmt::format("{}  {}", clean(lab.name), clean(lab.title));
  std::string text =
      painted(spread(shortened(title, style.width), points, style), Paint::strong, style) + "\n";
  std::size_t widest = 0;
  for (const TaskResult& task : lab.tasks) widest = std::max(widest, columns(clean(task.title)));
  widest = std::min<std::size_t>(widest, 40);
  for (const TaskResult& task : lab.tasks) {
    const State state = state_of(task);
    const std::string name = padded(shortened(clean(task.title), widest), widest);
    const std::string points_of_task =
        task.stretch ? "  stretch"
                     : fmt::format("{:>5} of {}", shown_points(task.points), shown_points(task.max_points));
    text += fmt::format("  {}  {}  {}{}\n", clean(task.id), name,
                        painted(padded(state.text, 18), state.paint, style), points_of_task);
  }
  if (done(lab)) text += "  " + painted("Done.", Paint::good, style) + " Well built.\n";
  Block block(2, style);
  block.add("next: ", next_step(lab), Paint::strong, Paint::faint);
  return text + block.text();
}

std::string console_report(const Result& result, const ConsoleStyle& style) {
  std::string text;
  for (const LabResult& lab : result.labs) {
    for (const TaskResult& task : lab.tasks) {
      text += task_header(lab, task, result.machine, style);
      for (const GateResult& gate : task.gates) text += gate_report(gate, style);
      text += "\n";
    }
    text += lab_summary(lab, style);
  }
  return text;
}

}  // namespace grader
