// grade: the verb that ./grade means when it is given none.
#include <fmt/chrono.h>
#include <fmt/core.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <chrono>
#include <random>

#include "cli/live.hpp"
#include "cli/progress.hpp"
#include "cli/skeletons.hpp"
#include "cli/verbs.hpp"
#include "course/submission.hpp"
#include "gates/build.hpp"
#include "gates/grading.hpp"
#include "gates/machine.hpp"
#include "lab/error.hpp"
#include "lab/text_file.hpp"
#include "process/run.hpp"
#include "report/formats.hpp"
#include "report/result_document.hpp"

namespace grader {
namespace {

/// The tasks of one lab that are to be graded.
struct Order {
  const Lab* lab = nullptr;
  std::vector<const Task*> tasks;
};

void add_task(std::vector<Order>& orders, const Lab& lab, const Task& task) {
  auto order = std::find_if(orders.begin(), orders.end(), [&](const Order& o) { return o.lab == &lab; });
  if (order == orders.end()) order = orders.insert(orders.end(), Order{&lab, {}});
  if (std::find(order->tasks.begin(), order->tasks.end(), &task) == order->tasks.end())
    order->tasks.push_back(&task);
}

std::vector<Order> orders_for(const Kit& kit, const std::vector<std::string>& targets) {
  std::vector<Order> orders;
  for (const std::string& text : targets) {
    const Target target = find_target(kit, text);
    for (const Task& task : target.lab->tasks) {
      if (target.task == nullptr || target.task == &task) add_task(orders, *target.lab, task);
    }
  }
  return orders;
}

/// The first lab with a task that counts and is not done; the last lab when there is none.
std::string next_unfinished_lab(const Kit& kit) {
  const auto progress = Progress(kit.state_folder()).read();
  for (const Lab& lab : kit.labs) {
    for (const Task& task : lab.tasks) {
      const auto entry = progress.find(task_id(lab, task));
      if (!task.stretch && (entry == progress.end() || !entry->second.done)) return lab.number;
    }
  }
  return kit.labs.back().number;
}

/// One hash over the names and contents of all graded files.
std::string hash_of(const Workspace& workspace, const std::vector<Order>& orders) {
  std::vector<std::string> argv = {"sh", "-c", "cat \"$@\" | sha256sum", "sh"};
  for (const Order& order : orders) {
    for (const Task* task : order.tasks) {
      for (const std::string& file : task->files) {
        const std::filesystem::path path = workspace.learner_file(*order.lab, file);
        if (std::filesystem::exists(path)) argv.push_back(path.string());
      }
    }
  }
  if (argv.size() == 4) return {};
  const Finished finished = run({.argv = argv});
  return finished.output.substr(0, finished.output.find(' '));
}

const Format& format_or_error(const std::string& name) {
  if (const Format* format = format_named(name)) return *format;
  std::vector<std::string_view> names;
  for (const Format& format : formats()) names.push_back(format.name);
  const std::string_view suggestion = nearest(name, names);
  throw UserError(fmt::format("there is no format '{}'; {}", name,
                              suggestion.empty() ? fmt::format("the formats are {}", fmt::join(names, ", "))
                                                 : fmt::format("did you mean {}?", suggestion)));
}

void print_format(const Arguments& arguments, const Result& result) {
  if (!arguments.format.empty()) fmt::print("{}", format_or_error(arguments.format).convert(result));
  std::fflush(stdout);
}

void write_document(const Arguments& arguments, const Result& result) {
  if (!arguments.json.empty()) write_atomically(arguments.json, result_document(result));
}

/// What later commands ask for: progress, and each task's last result for `explain`.
void remember(const Kit& kit, const Arguments& arguments, const Result& result) {
  if (!arguments.only) {
    for (const LabResult& lab : result.labs) Progress(kit.state_folder()).record(lab);
  }
  make_folder(kit.state_folder() / "results");
  for (const LabResult& lab : result.labs) {
    for (const TaskResult& task : lab.tasks) {
      Result single = result;
      single.labs = {lab};
      single.labs.front().tasks = {task};
      score(single);
      write_atomically(kit.state_folder() / "results" / (task.id + ".json"), result_document(single));
    }
  }
}

/// 0 when everything asked for is done; stretch tasks count only when they were named.
int exit_status(const Result& result, const Arguments& arguments) {
  if (broken(result)) return 3;
  for (const LabResult& lab : result.labs) {
    for (const TaskResult& task : lab.tasks) {
      const auto& named = arguments.targets;
      const bool counts = !task.stretch || std::find(named.begin(), named.end(), task.id) != named.end();
      const bool failed = std::any_of(task.gates.begin(), task.gates.end(),
                                      [](const GateResult& gate) { return gate.outcome == Outcome::fail; });
      if (counts && failed) return 1;
    }
  }
  return 0;
}

Result grade_orders(const Kit& kit, const Arguments& arguments, Workspace& workspace,
                    const std::vector<Order>& orders) {
  const auto begin = std::chrono::steady_clock::now();
  Result result;
  result.kit_version = kit_version;
  result.started =
      fmt::format("{:%Y-%m-%dT%H:%M:%SZ}",
                  fmt::gmtime(std::chrono::system_clock::to_time_t(std::chrono::system_clock::now())));
  result.machine = look_at_machine(kit.compiler);
  result.seed = arguments.seed.value_or(std::random_device{}());
  Live live(arguments, result.machine, kit.root);
  workspace.configure();
  result.submission = hash_of(workspace, orders);

  std::vector<Grading> gradings;
  std::vector<std::string> programs;
  LearnerCode code{.source_line = line_of_file};
  for (const Order& order : orders) {
    for (const std::string& file : code_of(*order.lab).files) code.files.push_back(file);
    gradings.push_back({.lab = order.lab,
                        .tasks = order.tasks,
                        .answer = "",
                        .last_gate = arguments.only.value_or(all_gates.back()),
                        .seed = result.seed,
                        .jobs = result.machine.cores});
    for (std::string& program : programs_for(workspace, gradings.back()))
      programs.push_back(std::move(program));
  }
  Build build(workspace, programs, code,
              [&](int done, int total) { live.show(fmt::format("compiling, {} of {}", done, total)); });
  for (const Grading& grading : gradings) {
    result.labs.push_back(grade(workspace, build, grading, live.observer_for(*grading.lab)));
    if (interrupted()) break;
    live.summary(result.labs.back());
  }
  score(result);
  result.elapsed =
      std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - begin);
  return result;
}

int grade_own(const Kit& kit, const Arguments& arguments) {
  keep_skeletons(kit);
  const std::vector<std::string> targets =
      arguments.targets.empty() ? std::vector{next_unfinished_lab(kit)} : arguments.targets;
  Workspace workspace({.root = kit.root, .tree = kit.root / "build/labs", .compiler = kit.compiler});
  const Result result = grade_orders(kit, arguments, workspace, orders_for(kit, targets));
  if (interrupted()) return 130;
  print_format(arguments, result);  // First: it needs no disk.
  remember(kit, arguments, result);
  write_document(arguments, result);
  return exit_status(result, arguments);
}

int grade_submission(const Kit& kit, const Arguments& arguments) {
  keep_skeletons(kit);
  std::vector<const Lab*> labs;
  for (const std::string& text : arguments.targets) labs.push_back(find_target(kit, text).lab);
  if (labs.empty()) labs = labs_in(arguments.submission, kit.labs);
  if (labs.empty())
    throw UserError("say which lab the files are for, for example ./grade 03 --submission DIR");
  const Submission submission = read_submission(arguments.submission, labs);
  for (const std::string& left_out : submission.left_out) fmt::print(stderr, "not taken: {}\n", left_out);
  for (const std::string& missing : submission.missing)
    fmt::print(stderr, "not submitted, the skeleton stands in: {}\n", missing);

  const std::filesystem::path tree = kit.root / "build/submission";
  Workspace workspace(
      {.root = kit.root, .tree = tree, .compiler = kit.compiler, .overlay = tree / "overlay"});
  workspace.lock();
  lay_over(submission, labs, kit.state_folder() / "skeletons", tree / "overlay");
  std::vector<std::string> targets = arguments.targets;
  if (targets.empty()) {
    for (const Lab* lab : labs) targets.push_back(lab->number);
  }
  const Result result = grade_orders(kit, arguments, workspace, orders_for(kit, targets));
  if (interrupted()) return 130;
  print_format(arguments, result);
  write_document(arguments, result);
  return exit_status(result, arguments);
}

}  // namespace

int grade_verb(const Kit& kit, const Arguments& arguments) {
  if (!arguments.format.empty()) format_or_error(arguments.format);  // An unknown name fails before any work.
  return arguments.submission.empty() ? grade_own(kit, arguments) : grade_submission(kit, arguments);
}

}  // namespace grader
