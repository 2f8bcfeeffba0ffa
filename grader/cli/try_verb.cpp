// try: runs a lab's own try.cpp, which shows what the lab is about in numbers.
#include <fmt/core.h>

#include <algorithm>

#include "cli/terminal.hpp"
#include "cli/verbs.hpp"
#include "gates/workspace.hpp"
#include "lab/error.hpp"
#include "process/run.hpp"

namespace grader {
namespace {

const Lab& lab_to_try(const Kit& kit) {
  const auto lab = std::find_if(kit.labs.begin(), kit.labs.end(), [](const Lab& candidate) {
    return std::filesystem::is_regular_file(candidate.folder / "try.cpp");
  });
  if (lab == kit.labs.end()) throw UserError("no lab of this kit has anything to try", 3);
  return *lab;
}

/// Builds nothing of the learner's: the program is the lab's own.
std::filesystem::path built_program(const Kit& kit, const Lab& lab) {
  Workspace workspace({.root = kit.root, .tree = kit.root / "build/labs", .compiler = kit.compiler});
  PassingLine line;
  line.show("building");
  workspace.configure();
  const std::string target = fmt::format("lab{}.try", lab.number);
  const Finished built = run({.argv = {"ninja", "-C", workspace.options().tree.string(), target},
                              .time_limit = std::chrono::minutes(20)});
  if (built.ending == Ending::interrupted) throw UserError("interrupted", 130);
  if (!succeeded(built)) {
    throw UserError(fmt::format("labs/{}/try.cpp does not build; run `./grade doctor`. It said:\n{}",
                                lab.name, built.output),
                    3);
  }
  return workspace.program(target);
}

}  // namespace

int try_verb(const Kit& kit, const Arguments& arguments) {
  Command command{.argv = {built_program(kit, lab_to_try(kit))}, .time_limit = std::chrono::minutes(2)};
  command.argv.insert(command.argv.end(), arguments.targets.begin(), arguments.targets.end());
  command.on_output = [](std::string_view piece) {
    fmt::print("{}", piece);
    std::fflush(stdout);
  };
  const Finished finished = run(command);
  if (finished.ending == Ending::interrupted) return 130;
  if (finished.ending == Ending::exited) return finished.code;
  throw UserError("it did not come to its end; try fewer workers", 3);
}

}  // namespace grader
