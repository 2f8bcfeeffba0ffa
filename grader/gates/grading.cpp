#include "gates/grading.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "gates/case_run.hpp"
#include "gates/gate_sum.hpp"
#include "gates/plan.hpp"
#include "lab/text_file.hpp"
#include "process/run.hpp"

namespace grader {
namespace {

using Clock = std::chrono::steady_clock;

/// One task on its way through its gates.
class TaskGrading {
 public:
  TaskGrading(const Workspace& workspace, Build& build, const Grading& grading,
              const GradingObserver& observer, const Task& task)
      : workspace_(workspace), build_(build), grading_(grading), observer_(observer), task_(task) {}

  TaskResult run() {
    TaskResult result;
    result.id = task_id(*grading_.lab, task_);
    result.title = task_.title;
    result.stretch = task_.stretch;
    result.max_points = task_.stretch ? 0 : task_.points;
    std::string failed_gate;
    for (const Gate gate : gates_of(task_, grading_.first_gate, grading_.last_gate)) {
      GateResult decided = failed_gate.empty() ? ask(gate) : not_run(gate, failed_gate);
      if (failed_gate.empty() && decided.outcome == Outcome::fail) failed_gate = name_of(gate);
      if (interrupted()) return result;
      if (observer_.gate_decided) observer_.gate_decided(task_, decided);
      result.gates.push_back(std::move(decided));
    }
    return result;
  }

 private:
  static GateResult not_run(Gate gate, const std::string& failed_gate) {
    GateResult result;
    result.gate = gate;
    result.why = "needs " + failed_gate;
    return result;
  }

  GateResult ask(Gate gate) {
    const Clock::time_point begin = Clock::now();
    GateResult result = gate == Gate::builds ? ask_builds() : ask_cases(gate);
    result.gate = gate;
    result.elapsed = std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - begin);
    if (result.outcome == Outcome::fail) result.next = next_step(result);
    return result;
  }

  GateResult ask_builds() {
    GateResult result;
    if (const std::string file = missing_file(workspace_, *grading_.lab, task_); !file.empty()) {
      result.outcome = Outcome::fail;
      result.why = file + " is missing";
      result.findings.push_back({.flaw = "missing file", .sentence = result.why});
      return result;
    }
    const Build::Outcome built =
        build_.wait_for(Workspace::target(*grading_.lab, task_, grading_.answer, Variant::asan));
    if (!built.linked) return build_failure(built);
    result.outcome = Outcome::pass;
    for (const Warning& warning : built.details.warnings) {
      result.findings.push_back({.flaw = "warning", .sentence = warning.message, .places = {warning.place}});
    }
    if (!result.findings.empty())
      result.why =
          fmt::format("with {} warning{}", result.findings.size(), result.findings.size() == 1 ? "" : "s");
    return result;
  }

  static GateResult not_judged(const std::string& why) {
    GateResult result;
    result.outcome = Outcome::not_judged;
    result.why = why;
    return result;
  }

  static GateResult build_failure(const Build::Outcome& built) {
    GateResult result;
    if (built.details.error) {
      result.outcome = built.details.kits_fault() ? Outcome::broken : Outcome::fail;
      result.why = built.details.error->sentence;
      result.findings.push_back(*built.details.error);
    } else {
      result.outcome = Outcome::broken;
      result.why = built.trouble;
    }
    return result;
  }

  GateResult ask_cases(Gate gate) {
    if (const std::string why = why_not_judged_here(gate); !why.empty()) return not_judged(why);
    const Variant variant = variant_of(gate);
    const Build::Outcome built =
        build_.wait_for(Workspace::target(*grading_.lab, task_, grading_.answer, variant));
    if (!built.linked) return build_failure(built);
    if (runs_alone(gate)) build_.wait();
    const CaseSetting setting = {.workspace = &workspace_,
                                 .lab = grading_.lab,
                                 .task = &task_,
                                 .answer = grading_.answer,
                                 .variant = variant,
                                 .seed = grading_.seed};
    const std::vector<CaseRun> runs = run_cases(
        setting, cases_of(task_, gate), runs_alone(gate) ? 1 : grading_.jobs, [&](int done, int total) {
          if (observer_.progress)
            observer_.progress(
                fmt::format("{} {}  {} of {}", task_id(*grading_.lab, task_), name_of(gate), done, total));
        });
    return sum_up(gate, runs);
  }

  std::string next_step(const GateResult& result) const {
    const std::string id = task_id(*grading_.lab, task_);
    const std::string flaw = result.findings.empty() ? "" : result.findings.front().flaw;
    if (flaw == "missing file") return "./grade reset " + id + " puts the skeleton back";
    if (flaw == "not done yet")
      return fmt::format("labs/{}/README.md, task {}", grading_.lab->name, task_.number);
    if (result.gate == Gate::builds) return "mend the first error; the others often follow from it";
    return "./grade hint " + id;
  }

  const Workspace& workspace_;
  Build& build_;
  const Grading& grading_;
  const GradingObserver& observer_;
  const Task& task_;
};

}  // namespace

LearnerCode code_of(const Lab& lab) {
  LearnerCode code;
  for (const Task& task : lab.tasks)
    code.files.insert(code.files.end(), task.files.begin(), task.files.end());
  code.source_line = line_of_file;
  return code;
}

std::vector<std::string> programs_for(const Workspace& workspace, const Grading& grading) {
  std::vector<std::string> programs;
  for (const Task* task : grading.tasks) {
    if (!missing_file(workspace, *grading.lab, *task).empty()) continue;
    for (const Gate gate : gates_of(*task, grading.first_gate, grading.last_gate)) {
      if (!why_not_judged_here(gate).empty()) continue;
      const std::string program = Workspace::target(*grading.lab, *task, grading.answer, variant_of(gate));
      if (std::find(programs.begin(), programs.end(), program) == programs.end()) programs.push_back(program);
    }
  }
  return programs;
}

LabResult grade(const Workspace& workspace, Build& build, const Grading& grading,
                const GradingObserver& observer) {
  LabResult result;
  result.number = grading.lab->number;
  result.name = grading.lab->name;
  result.title = grading.lab->title;
  for (const Task* task : grading.tasks) {
    if (observer.task_started) observer.task_started(*task);
    TaskResult decided = TaskGrading(workspace, build, grading, observer, *task).run();
    if (interrupted()) break;
    result.tasks.push_back(std::move(decided));
    score(result);
    if (observer.task_finished) observer.task_finished(result.tasks.back());
  }
  return result;
}

}  // namespace grader
