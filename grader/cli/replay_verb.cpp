// replay: one recorded order of steps, or fault of a system call, once more: to look at or to step through.
#include <fmt/core.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "cli/terminal.hpp"
#include "cli/verbs.hpp"
#include "gates/build.hpp"
#include "gates/case_run.hpp"
#include "gates/fault_sweeps.hpp"
#include "gates/grading.hpp"
#include "gates/plan.hpp"
#include "lab/error.hpp"
#include "process/become.hpp"
#include "process/run.hpp"
#include "report/console.hpp"

namespace grader {
namespace {

/// What "03 Bank.OppositeTransfers 3C" asks for, or "08 Frame.RoundTrip faults:read.3=EINTR".
struct Replay {
  const Lab* lab = nullptr;
  const Task* task = nullptr;
  const Case* test_case = nullptr;
  std::string token;
  Gate gate = Gate::never_stuck;
  Variant variant = Variant::explore;
};

bool is_named(const std::vector<Case>& cases, const std::string& name) {
  return std::any_of(cases.begin(), cases.end(), [&](const Case& c) { return c.name == name; });
}

[[noreturn]] void refuse_case(const Lab& lab, const std::string& name) {
  std::vector<std::string_view> names;
  bool runs_natively = false;
  for (const Task& task : lab.tasks) {
    for (const Case& test_case : task.explore_cases) names.push_back(test_case.name);
    for (const auto* cases : {&task.correct_cases, &task.tidy_cases, &task.speed_cases})
      runs_natively = runs_natively || is_named(*cases, name);
  }
  if (names.empty())
    throw UserError(fmt::format("lab {} has no case of the gate never stuck to replay", lab.number));
  if (runs_natively) {
    throw UserError(fmt::format("{} runs as the machine wills; only cases of never stuck can be replayed: {}",
                                name, fmt::join(names, ", ")));
  }
  const std::string_view suggestion = nearest(name, names);
  throw UserError(
      suggestion.empty()
          ? fmt::format("there is no case '{}' to replay; there are {}", name, fmt::join(names, ", "))
          : fmt::format("there is no case '{}' to replay; did you mean {}?", name, suggestion));
}

Replay wanted(const Kit& kit, const Arguments& arguments) {
  if (arguments.targets.size() != 3) {
    throw UserError(
        "`replay` takes a lab, a case and a token, as the failing gate printed them: ./grade replay 03 "
        "Bank.OppositeTransfers 3C");
  }
  Replay replay{.lab = find_target(kit, arguments.targets[0]).lab, .token = arguments.targets[2]};
  const std::string& name = arguments.targets[1];
  const auto find = [&](std::vector<Case> Task::*cases, Gate gate, Variant variant) {
    for (const Task& task : replay.lab->tasks) {
      for (const Case& test_case : task.*cases) {
        if (test_case.name != name) continue;
        replay = {replay.lab, &task, &test_case, replay.token, gate, variant};
      }
    }
  };
  if (is_fault_token(replay.token)) {
    find(&Task::tidy_cases, Gate::tidy, Variant::measure);
    find(&Task::correct_cases, Gate::correct, Variant::asan);
  } else {
    find(&Task::explore_cases, Gate::never_stuck, Variant::explore);
  }
  if (replay.test_case == nullptr) refuse_case(*replay.lab, name);
  if (const std::string why = why_not_judged_here(replay.gate); !why.empty()) throw UserError(why, 3);
  return replay;
}

/// Builds the learner's program; says why there is none.
std::string build_program(const Workspace& workspace, const Replay& replay) {
  const std::string program = Workspace::target(*replay.lab, *replay.task, "", replay.variant);
  if (const std::string file = missing_file(workspace, *replay.lab, *replay.task); !file.empty())
    throw UserError(fmt::format("{} is missing; ./grade reset {} puts the skeleton back", file,
                                task_id(*replay.lab, *replay.task)));
  PassingLine line;
  Build build(workspace, {program}, code_of(*replay.lab),
              [&](int done, int total) { line.show(fmt::format("compiling, {} of {}", done, total)); });
  const Build::Outcome built = build.wait_for(program);
  build.wait();
  line.clear();
  if (!built.linked) {
    throw UserError(fmt::format("it does not compile ({}); ./grade {} shows where",
                                built.details.error ? built.details.error->sentence : built.trouble,
                                task_id(*replay.lab, *replay.task)),
                    1);
  }
  return workspace.program(program);
}

/// In the process that meets the fault, at the moment it strikes.
int debug_fault(const std::string& program, const Replay& replay) {
  fmt::print(
      "gdb: `run` stops where the fault strikes; `up` and `finish` lead to the call, `continue` goes on\n");
  std::fflush(stdout);
  const std::string why_not =
      become({"gdb", "-q", "-ex", "set follow-fork-mode child", "-ex", "break harness::strike", "--args",
              program, "--gtest_filter=" + replay.test_case->name},
             {{"INTERLEAVE_REPLAY", replay.token}});
  throw UserError(fmt::format("gdb does not start ({}); apt-get install gdb", why_not), 3);
}

/// On threads of the operating system, one at a time: a debugger sees each with its own stack.
int debug(const std::string& program, const Replay& replay) {
  if (is_fault_token(replay.token)) return debug_fault(program, replay);
  fmt::print(
      "gdb: `run` follows the recorded order and stops where it goes wrong; `info threads`, `thread N` and "
      "`bt` show who stands where\n");
  std::fflush(stdout);
  const std::string why_not = become({"gdb", "-q", "-ex", "break explore::Scheduler::fail", "--args", program,
                                      "--gtest_filter=" + replay.test_case->name},
                                     {{"INTERLEAVE_REPLAY", replay.token}, {"INTERLEAVE_BACKEND", "baton"}});
  throw UserError(fmt::format("gdb does not start ({}); apt-get install gdb", why_not), 3);
}

int tell(const CaseRun& run, const Replay& replay, const ConsoleStyle& style) {
  const std::string task = task_id(*replay.lab, *replay.task);
  if (run.outcome == Outcome::fail && !run.finding.again.empty()) {
    GateResult gate{.gate = replay.gate, .outcome = Outcome::fail, .why = run.finding.sentence};
    gate.findings = {run.finding};
    gate.findings.front().again += " --debug";
    gate.next = "./grade hint " + task;
    fmt::print("{}", gate_report(gate, style));
    return 1;
  }
  if (run.outcome == Outcome::pass && is_fault_token(replay.token)) {
    fmt::print(
        "{} survives {}. Either the mistake is mended, or the code has changed and no longer makes this "
        "call.\n"
        "./grade {} tries every fault.\n",
        replay.test_case->name, replay.token, task);
    return 0;
  }
  if (run.outcome == Outcome::pass) {
    fmt::print(
        "{} passes in the order {}. Either the mistake is mended, or the code has changed and the token now\n"
        "means another order. ./grade {} tries every order.\n",
        replay.test_case->name, replay.token, task);
    return 0;
  }
  const std::string& why = run.outcome == Outcome::fail ? run.finding.sentence : run.why;
  throw UserError(
      fmt::format("{} cannot be run again: {}. ./grade {} finds a fresh one", replay.token, why, task),
      run.outcome == Outcome::fail ? 1 : 2);
}

}  // namespace

int replay_verb(const Kit& kit, const Arguments& arguments) {
  const Replay replay = wanted(kit, arguments);
  Workspace workspace({.root = kit.root, .tree = kit.root / "build/labs", .compiler = kit.compiler});
  workspace.configure();
  const std::string program = build_program(workspace, replay);
  if (interrupted()) return 130;
  if (arguments.debug) return debug(program, replay);
  const CaseRun run = run_case({.workspace = &workspace,
                                .lab = replay.lab,
                                .task = replay.task,
                                .variant = replay.variant,
                                .seed = arguments.seed.value_or(0),
                                .replay = replay.token},
                               *replay.test_case);
  if (interrupted()) return 130;
  ConsoleStyle style;
  style.color = Style(arguments.color).colored();
  style.source_line = source_lines_below({kit.root});
  return tell(run, replay, style);
}

}  // namespace grader
