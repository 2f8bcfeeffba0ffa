// explore: any C or C++ program with a main, run in every order of its threads.
#include <fmt/core.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "cli/progress.hpp"
#include "cli/terminal.hpp"
#include "cli/verbs.hpp"
#include "gates/plan.hpp"
#include "gates/program_exploration.hpp"
#include "harness/machine.hpp"
#include "lab/error.hpp"
#include "process/temporary_folder.hpp"
#include "report/text.hpp"

namespace grader {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> sources_in(const Arguments& arguments) {
  if (arguments.targets.empty()) {
    throw UserError(
        "which program? For example ./grade explore account.c, or ./grade explore *.cpp -- ARGUMENTS");
  }
  std::vector<fs::path> sources;
  for (const std::string& name : arguments.targets) {
    const std::string extension = fs::path(name).extension();
    const bool is_source =
        extension == ".c" || extension == ".cc" || extension == ".cpp" || extension == ".cxx";
    if (!is_source)
      throw UserError(
          fmt::format("{} is no source: explore compiles .c, .cc, .cpp and .cxx files itself", name));
    if (!fs::is_regular_file(name)) throw UserError(fmt::format("there is no file {}", name));
    sources.emplace_back(name);
  }
  return sources;
}

/// What shows the order again: the same program, the same choices.
std::string again(const Arguments& arguments, const std::string& token) {
  std::string command =
      fmt::format("./grade explore {} --replay {}", fmt::join(arguments.targets, " "), token);
  if (arguments.explore.strict_time) command += " --time strict";
  if (arguments.seed) command += fmt::format(" --seed {}", *arguments.seed);
  if (!arguments.program_arguments.empty())
    command += fmt::format(" -- {}", fmt::join(arguments.program_arguments, " "));
  return command;
}

int tell(const ProgramFinding& found, const Arguments& arguments) {
  const Style style(arguments.color);
  const std::string name = arguments.targets.front();
  if (found.interleaving) {
    const explore::Interleaving& interleaving = *found.interleaving;
    const std::string schedule =
        interleaving.schedule > 0 ? fmt::format("  (schedule {})", interleaving.schedule) : "";
    fmt::print("{}  {}{}{}: {}{}\n", name, style.red(), clean(interleaving.flaw), style.plain(),
               clean(interleaving.sentence), schedule);
    if (!interleaving.rows.empty()) fmt::print("{}", clean(explore::table_of(interleaving)));
    fmt::print("again: {}\n", again(arguments, interleaving.token));
    return 1;
  }
  if (!found.coverage.not_judged.empty()) {
    fmt::print("{}  not judged: {}\n", name, clean(found.coverage.not_judged));
    return 3;
  }
  if (!arguments.explore.replay.empty()) {
    fmt::print("{}  {}ends well{} in this order\n", name, style.green(), style.plain());
    return 0;
  }
  fmt::print("{}  {}nothing found{}: {}\n", name, style.green(), style.plain(),
             clean(explore::scope_of(found.coverage)));
  return 0;
}

}  // namespace

int explore_verb(const Kit& kit, const Arguments& arguments) {
  const std::vector<fs::path> sources = sources_in(arguments);
  if (const std::string why = why_not_judged_here(Gate::never_stuck); !why.empty()) throw UserError(why, 3);
  Workspace workspace({.root = kit.root, .tree = kit.root / "build/labs", .compiler = kit.compiler});
  PassingLine line;
  line.show("compiling");
  workspace.configure();
  const TemporaryFolder folder("interleave-program");
  ProgramExploration exploration{.program = build_explored_program(workspace, sources, folder.path()),
                                 .arguments = arguments.program_arguments,
                                 .schedules = arguments.explore.schedules,
                                 .seed = arguments.seed.value_or(1),
                                 .jobs = arguments.explore.jobs,
                                 .strict_time = arguments.explore.strict_time,
                                 .replay = arguments.explore.replay};
  if (exploration.jobs == 0) exploration.jobs = static_cast<int>(harness::affinity_cpus());
  line.show("exploring");
  const ProgramFinding found = explore_program(exploration);
  line.clear();
  if (!arguments.json.empty())
    write_atomically(arguments.json, explore::to_json(found.coverage, found.interleaving) + "\n");
  return tell(found, arguments);
}

}  // namespace grader
