// next, list, hint, explain, reset: what a learner asks for between two gradings.
#include <fmt/core.h>

#include <algorithm>

#include "cli/progress.hpp"
#include "cli/skeletons.hpp"
#include "cli/terminal.hpp"
#include "cli/verbs.hpp"
#include "lab/error.hpp"
#include "lab/text_file.hpp"
#include "report/result_document.hpp"

namespace grader {
namespace {

using ProgressByTask = std::map<std::string, TaskProgress>;

bool is_done(const ProgressByTask& progress, const std::string& id) {
  const auto entry = progress.find(id);
  return entry != progress.end() && entry->second.done;
}

bool begun(const ProgressByTask& progress, const Lab& lab) {
  return std::any_of(lab.tasks.begin(), lab.tasks.end(),
                     [&](const Task& task) { return progress.contains(task_id(lab, task)); });
}

void print_lab(const Lab& lab, const ProgressByTask& progress, const Style& style) {
  fmt::print("{}{}{}  {} · about {} minutes\n", style.bold(), lab.name, style.plain(), lab.title,
             lab.minutes);
  for (const Task& task : lab.tasks) {
    const std::string id = task_id(lab, task);
    const auto entry = progress.find(id);
    const TaskProgress mine = entry == progress.end() ? TaskProgress{} : entry->second;
    const char* mark = mine.done ? "done" : mine.tried ? "begun" : "";
    fmt::print("  {}  {:<28} {}{:<6}{}", id, task.title, mine.done ? style.green() : style.plain(), mark,
               style.plain());
    if (task.stretch)
      fmt::print("  stretch");
    else
      fmt::print("  {:3.0f} of {} points", mine.best_points, task.points);
    if (mine.hints_pulled > 0) fmt::print("  {} of 3 hints", mine.hints_pulled);
    fmt::print("\n");
  }
}

}  // namespace

int list_verb(const Kit& kit, const Arguments& arguments) {
  const ProgressByTask progress = Progress(kit.state_folder()).read();
  const Style style(arguments.color);
  for (const Lab& lab : kit.labs) print_lab(lab, progress, style);
  fmt::print("\n");
  return next_verb(kit, arguments);
}

int next_verb(const Kit& kit, const Arguments&) {
  const ProgressByTask progress = Progress(kit.state_folder()).read();
  const PredictionsByLab predictions = Progress(kit.state_folder()).predictions();
  for (const Lab& lab : kit.labs) {
    for (const Task& task : lab.tasks) {
      const std::string id = task_id(lab, task);
      if (task.stretch || is_done(progress, id)) continue;
      fmt::print("next: {} {}\n  read   labs/{}/README.md\n", id, task.title, lab.name);
      if (!begun(progress, lab) && !predictions.contains(lab.number))
        fmt::print("  guess  ./grade predict {}\n", lab.number);
      fmt::print("  edit   labs/{}/{}\n  then   ./grade {}\n", lab.name, task.files.back(), id);
      return 0;
    }
  }
  fmt::print("every task is done. The stretch tasks are left: ./grade list\n");
  return 0;
}

int hint_verb(const Kit& kit, const Arguments& arguments) {
  const Target target = find_task(kit, "hint", arguments.targets);
  const std::vector<std::string> hints = hints_for(*target.lab, *target.task);
  if (hints.empty())
    throw UserError(fmt::format("labs/{}/HINTS.md has no hints for this task", target.lab->name), 3);
  const std::string id = task_id(*target.lab, *target.task);
  const int index = Progress(kit.state_folder()).pull_hint(id, static_cast<int>(hints.size()));
  fmt::print("{} hint {} of {}\n\n{}\n", id, index + 1, hints.size(), hints[static_cast<std::size_t>(index)]);
  if (index + 1 < static_cast<int>(hints.size())) fmt::print("\none step further: ./grade hint {}\n", id);
  return 0;
}

int explain_verb(const Kit& kit, const Arguments& arguments) {
  const Target target = find_task(kit, "explain", arguments.targets);
  const std::string id = task_id(*target.lab, *target.task);
  const std::filesystem::path file = kit.state_folder() / "results" / (id + ".json");
  const std::string document = text_or_nothing(file);
  if (document.empty()) throw UserError(fmt::format("{0} has not been graded yet: ./grade {0}", id));
  const Result result = read_result(document, file.string());
  bool explained = false;
  for (const LabResult& lab : result.labs) {
    for (const TaskResult& task : lab.tasks) {
      for (const GateResult& gate : task.gates) {
        for (const Finding& finding : gate.findings) {
          fmt::print("{}  {}  {}\n  {}\n\n{}\n", id, name_of(gate.gate), finding.test, finding.sentence,
                     finding.raw.empty() ? "(the sentence above is all there is: no tool wrote a report)\n"
                                         : finding.raw);
          explained = true;
        }
      }
    }
  }
  if (!explained) fmt::print("{}: the last grading found nothing wrong\n", id);
  return 0;
}

int reset_verb(const Kit& kit, const Arguments& arguments) {
  if (arguments.targets.empty()) throw UserError("what shall be reset? For example ./grade reset 03.2");
  keep_skeletons(kit);
  for (const std::string& text : arguments.targets) {
    const Target target = find_target(kit, text);
    std::vector<const Task*> tasks;
    for (const Task& task : target.lab->tasks) {
      if (target.task == nullptr || target.task == &task) tasks.push_back(&task);
    }
    fmt::print("{}\n", restore_skeleton(kit, *target.lab, tasks));
  }
  return 0;
}

}  // namespace grader
