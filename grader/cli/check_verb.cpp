// check: the kit proves itself. Ends with a line "N passed, N failed".
#include <fmt/core.h>

#include <functional>
#include <future>

#include "cli/check_grader.hpp"
#include "cli/proofs.hpp"
#include "cli/tally.hpp"
#include "cli/terminal.hpp"
#include "cli/verbs.hpp"
#include "gates/build.hpp"
#include "gates/grading.hpp"
#include "lab/error.hpp"
#include "lab/house_rules.hpp"
#include "lab/text_file.hpp"

namespace grader {
namespace {

/// The labs that the operands name; all without any.
std::vector<const Lab*> chosen_labs(const Kit& kit, const Arguments& arguments) {
  std::vector<const Lab*> labs;
  if (arguments.targets.empty()) {
    for (const Lab& lab : kit.labs) labs.push_back(&lab);
  }
  for (const std::string& text : arguments.targets) labs.push_back(find_target(kit, text).lab);
  return labs;
}

void prove_labs(const Kit& kit, const std::vector<const Lab*>& labs, const Arguments& arguments, Tally& tally,
                const std::function<void()>& wait_for_quiet) {
  const std::vector<LabProof> proofs = proofs_of(kit, labs, arguments.answers);
  Workspace workspace({.root = kit.root,
                       .tree = kit.root / "build/check/labs",
                       .compiler = kit.compiler,
                       .all_answers = true});
  tally.passing("setting up the labs");
  workspace.configure();
  LearnerCode code{.source_line = line_of_file};
  for (const Lab* lab : labs) {
    for (const std::string& file : code_of(*lab).files) code.files.push_back(file);
  }
  Build build(workspace, programs_for(workspace, proofs), code, [&](int done, int total) {
    tally.passing(fmt::format("compiling the answers, {} of {}", done, total));
  });
  prove_all(proofs, workspace, build, arguments.times, tally, wait_for_quiet);
}

void check_labs_are_whole(const Kit& kit, const std::vector<const Lab*>& labs, Tally& tally) {
  for (const Lab* lab : labs) {
    Tally::Timer timer;
    const std::vector<std::string> broken_rules = house_rules_broken(*lab, kit.root / "solutions");
    tally.decided(lab->name + " is whole", broken_rules.empty() ? "" : broken_rules.front(), timer.elapsed());
  }
}

}  // namespace

int check_verb(const Kit& kit, const Arguments& arguments) {
  if (!std::filesystem::is_directory(kit.root / "solutions")) {
    throw UserError(
        "check needs the solutions, which a handout does not have; use ./grade doctor to check the machine");
  }
  const std::vector<const Lab*> labs = chosen_labs(kit, arguments);
  Tally tally(arguments.color, arguments.quiet);
  check_labs_are_whole(kit, labs, tally);
  // Its tests mostly wait, so the labs are compiled meanwhile.
  std::future<void> grader_checked;
  if (arguments.targets.empty())
    grader_checked = std::async(std::launch::async, [&] { check_grader(kit, tally); });
  prove_labs(kit, labs, arguments, tally, [&] {
    if (grader_checked.valid()) grader_checked.get();
  });
  return tally.finish();
}

}  // namespace grader
