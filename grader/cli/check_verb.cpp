// check: the kit proves itself. Ends with a line "N passed, N failed".
#include <fmt/core.h>

#include <algorithm>
#include <atomic>
#include <functional>
#include <future>

#include "cli/check_grader.hpp"
#include "cli/tally.hpp"
#include "cli/terminal.hpp"
#include "cli/verbs.hpp"
#include "gates/build.hpp"
#include "gates/grading.hpp"
#include "gates/proof.hpp"
#include "harness/machine.hpp"
#include "lab/error.hpp"
#include "lab/house_rules.hpp"
#include "lab/text_file.hpp"
#include "process/run.hpp"

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

struct LabProof {
  const Lab* lab;
  KnownAnswer known;
};

Grading grading_of(const LabProof& proof, int jobs) {
  Grading grading = {
      .lab = proof.lab, .tasks = proof.known.tasks, .answer = proof.known.answer, .jobs = jobs};
  // Need not be compiled for the gates behind: a wrong answer falls where it says, a skeleton as a rule at
  // once.
  if (proof.known.role == Role::wrong && proof.known.fall) grading.last_gate = proof.known.fall->gate;
  if (proof.known.role == Role::skeleton) grading.last_gate = Gate::correct;
  return grading;
}

/// A skeleton that is correct, only slow or untidy, must fall at a later gate: those tasks are graded to the
/// end.
void grade_on(const LabProof& proof, const Workspace& workspace, LabResult& result) {
  Grading rest = grading_of(proof, 1);
  rest.last_gate.reset();
  rest.tasks.clear();
  for (std::size_t i = 0; i < result.tasks.size(); ++i) {
    const auto failed = [](const GateResult& gate) { return gate.outcome == Outcome::fail; };
    const std::vector<GateResult>& gates = result.tasks[i].gates;
    if (std::none_of(gates.begin(), gates.end(), failed)) rest.tasks.push_back(proof.known.tasks[i]);
  }
  if (rest.tasks.empty()) return;
  Build build(workspace, programs_for(workspace, rest), code_of(*proof.lab));
  const LabResult graded = grade(workspace, build, rest, {});
  for (const TaskResult& task : graded.tasks) {
    std::replace_if(
        result.tasks.begin(), result.tasks.end(), [&](const TaskResult& t) { return t.id == task.id; }, task);
  }
}

/// Proofs in which nothing is timed or counted can be made side by side, also beside a compiler.
bool bears_company(const LabProof& proof) {
  return proof.known.role == Role::wrong && proof.known.fall && proof.known.fall->gate <= Gate::race_free;
}

bool wanted(Role role, const std::string& answers) {
  const bool right = role == Role::reference || role == Role::unusual;
  return answers == "all" || right == (answers == "right");
}

std::vector<LabProof> proofs_of(const Kit& kit, const std::vector<const Lab*>& labs,
                                const std::string& answers) {
  std::vector<LabProof> proofs;
  for (const Lab* lab : labs) {
    for (KnownAnswer& known : known_answers(*lab, kit.root / "solutions")) {
      if (wanted(known.role, answers)) proofs.push_back({lab, std::move(known)});
    }
  }
  return proofs;
}

void prove(const LabProof& proof, const Workspace& workspace, Build& build, int jobs, int times,
           Tally& tally) {
  const std::string name = fmt::format("{} {}", proof.lab->name, proof.known.name);
  if (waits_for_explorer(proof.known)) {
    tally.skipped(name, fmt::format("waits for tests/*_explore.cpp ({})", proof.known.fall->flaw));
    return;
  }
  for (int round = 1; round <= times && !interrupted(); ++round) {
    Tally::Timer timer;
    LabResult result = grade(workspace, build, grading_of(proof, jobs), {});
    if (proof.known.role == Role::skeleton) grade_on(proof, workspace, result);
    if (interrupted()) return;
    const std::string why = contradiction(proof.known, result);
    tally.decided(times == 1 ? name : fmt::format("{} ({} of {})", name, round, times), why, timer.elapsed());
  }
}

/// Side by side what bears it, as programs get ready; then one by one the rest, when the machine is quiet.
void prove_all(const std::vector<LabProof>& proofs, const Workspace& workspace, Build& build, int times,
               Tally& tally, const std::function<void()>& wait_for_quiet) {
  const int cores = static_cast<int>(harness::affinity_cpus());
  std::atomic<std::size_t> next{0};
  const auto prove_company = [&] {
    for (std::size_t i = next++; i < proofs.size() && !interrupted(); i = next++) {
      if (bears_company(proofs[i])) prove(proofs[i], workspace, build, 1, times, tally);
    }
  };
  std::vector<std::future<void>> provers;  // Many of these cases only wait, so twice the cores.
  for (int i = 0; i < 2 * cores; ++i) provers.push_back(std::async(std::launch::async, prove_company));
  for (std::future<void>& prover : provers) prover.get();
  build.wait();
  wait_for_quiet();
  for (const LabProof& proof : proofs) {
    if (!bears_company(proof) && !interrupted()) prove(proof, workspace, build, cores, times, tally);
  }
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
  std::vector<std::string> programs;
  LearnerCode code{.source_line = line_of_file};
  for (const Lab* lab : labs) {
    for (const std::string& file : code_of(*lab).files) code.files.push_back(file);
  }
  for (const LabProof& proof : proofs) {
    if (waits_for_explorer(proof.known)) continue;
    for (std::string& program : programs_for(workspace, grading_of(proof, 1)))
      programs.push_back(std::move(program));
  }
  Build build(workspace, programs, code, [&](int done, int total) {
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
