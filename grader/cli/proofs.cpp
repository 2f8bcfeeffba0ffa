#include "cli/proofs.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <atomic>
#include <future>

#include "gates/grading.hpp"
#include "gates/plan.hpp"
#include "harness/machine.hpp"
#include "process/run.hpp"

namespace grader {
namespace {

struct Stage {
  Gate first, last;
  int workers;
};

/// One proof in one round.
struct Attempt {
  const LabProof* proof;
  std::string name;
  LabResult result;
  std::chrono::milliseconds elapsed{0};
  bool decided = false;
};

bool wanted(Role role, const std::string& answers) {
  const bool right = role == Role::reference || role == Role::unusual;
  return answers == "all" || right == (answers == "right");
}

Grading grading_of(const LabProof& proof) {
  Grading grading = {.lab = proof.lab, .tasks = proof.known.tasks, .answer = proof.known.answer};
  // Need not be compiled for the gates behind: a wrong answer falls where it says, a skeleton as a rule at
  // once.
  if (proof.known.role == Role::wrong && proof.known.fall) grading.last_gate = proof.known.fall->gate;
  if (proof.known.role == Role::skeleton) grading.last_gate = Gate::correct;
  return grading;
}

bool failed(const TaskResult& task) {
  return std::any_of(task.gates.begin(), task.gates.end(),
                     [](const GateResult& gate) { return gate.outcome == Outcome::fail; });
}

bool failed(const LabResult& lab) {
  return std::any_of(lab.tasks.begin(), lab.tasks.end(), [](const TaskResult& task) { return failed(task); });
}

/// A skeleton that is correct, only slow or untidy, must fall at a later gate: those tasks are graded to the
/// end.
void grade_on(const LabProof& proof, const Workspace& workspace, LabResult& result) {
  Grading rest = grading_of(proof);
  rest.last_gate = all_gates.back();
  rest.tasks.clear();
  for (std::size_t i = 0; i < result.tasks.size(); ++i) {
    if (!failed(result.tasks[i])) rest.tasks.push_back(proof.known.tasks[i]);
  }
  if (rest.tasks.empty()) return;
  Build build(workspace, programs_for(workspace, rest), code_of(*proof.lab));
  const LabResult graded = grade(workspace, build, rest, {});
  for (const TaskResult& task : graded.tasks) {
    std::replace_if(
        result.tasks.begin(), result.tasks.end(), [&](const TaskResult& t) { return t.id == task.id; }, task);
  }
}

class Prover {
 public:
  Prover(const Workspace& workspace, Build& build, Tally& tally)
      : workspace_(workspace), build_(build), tally_(tally) {}

  void prove_skeleton(Attempt& attempt) const {
    if (attempt.proof->known.role != Role::skeleton) return;
    const Tally::Timer timer;
    Grading grading = grading_of(*attempt.proof);
    grading.jobs = cores();
    attempt.result = grade(workspace_, build_, grading, {});
    grade_on(*attempt.proof, workspace_, attempt.result);
    attempt.elapsed = timer.elapsed();
    decide(attempt);
  }

  /// Asks all attempts the gates of one stage.
  void prove(std::vector<Attempt>& attempts, const Stage& stage) const {
    std::atomic<std::size_t> next{0};
    const auto work = [&] {
      for (std::size_t i = next++; i < attempts.size() && !interrupted(); i = next++)
        prove(attempts[i], stage);
    };
    std::vector<std::future<void>> workers;
    for (int i = 0; i < stage.workers; ++i) workers.push_back(std::async(std::launch::async, work));
    for (std::future<void>& worker : workers) worker.get();
  }

  static int cores() { return static_cast<int>(harness::affinity_cpus()); }

 private:
  void prove(Attempt& attempt, const Stage& stage) const {
    if (attempt.decided || attempt.proof->known.role == Role::skeleton) return;
    const Tally::Timer timer;
    Grading grading = grading_of(*attempt.proof);
    const Gate last = grading.last_gate;
    grading.first_gate = stage.first;
    grading.last_gate = std::min(stage.last, last);
    if (stage.first <= last) add(grade(workspace_, build_, grading, {}), attempt.result);
    attempt.elapsed += timer.elapsed();
    if (stage.last >= last || failed(attempt.result)) decide(attempt);
  }

  static void add(LabResult found, LabResult& result) {
    if (result.tasks.empty()) {
      result = std::move(found);
      return;
    }
    for (std::size_t i = 0; i < found.tasks.size(); ++i) {
      std::vector<GateResult>& gates = found.tasks[i].gates;
      std::move(gates.begin(), gates.end(), std::back_inserter(result.tasks[i].gates));
    }
  }

  void decide(Attempt& attempt) const {
    if (interrupted()) return;
    attempt.decided = true;
    tally_.decided(attempt.name, contradiction(attempt.proof->known, attempt.result), attempt.elapsed);
  }

  const Workspace& workspace_;
  Build& build_;
  Tally& tally_;
};

/// Those that need the fewest programs first: they can be decided while the others' are compiled.
std::vector<Attempt> attempts_at(const std::vector<LabProof>& proofs, int round, int times) {
  std::vector<Attempt> attempts;
  for (const Gate last : all_gates) {
    for (const LabProof& proof : proofs) {
      if (grading_of(proof).last_gate != last || waits_for_explorer(proof.known)) continue;
      std::string name = fmt::format("{} {}", proof.lab->name, proof.known.name);
      if (times > 1) name += fmt::format(" ({} of {})", round, times);
      attempts.push_back({.proof = &proof, .name = std::move(name)});
    }
  }
  return attempts;
}

}  // namespace

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

std::vector<std::string> programs_for(const Workspace& workspace, const std::vector<LabProof>& proofs) {
  std::vector<std::string> programs;
  for (const LabProof& proof : proofs) {
    if (waits_for_explorer(proof.known)) continue;
    for (std::string& program : programs_for(workspace, grading_of(proof)))
      programs.push_back(std::move(program));
  }
  return programs;
}

void prove_all(const std::vector<LabProof>& proofs, const Workspace& workspace, Build& build, int times,
               Tally& tally, const std::function<void()>& wait_for_quiet) {
  for (const LabProof& proof : proofs) {
    if (!waits_for_explorer(proof.known)) continue;
    tally.skipped(fmt::format("{} {}", proof.lab->name, proof.known.name),
                  fmt::format("waits for tests/*_explore.cpp ({})", proof.known.fall->flaw));
  }
  const Prover prover(workspace, build, tally);
  for (int round = 1; round <= times && !interrupted(); ++round) {
    std::vector<Attempt> attempts = attempts_at(proofs, round, times);
    // Many of these cases only wait, so twice the cores.
    prover.prove(attempts, {Gate::builds, Gate::race_free, 2 * Prover::cores()});
    build.wait();
    if (round == 1) wait_for_quiet();
    prover.prove(attempts, {Gate::tidy, Gate::tidy, Prover::cores()});
    prover.prove(attempts, {Gate::fast_enough, Gate::fast_enough, 1});
    for (Attempt& attempt : attempts) {
      if (!interrupted()) prover.prove_skeleton(attempt);
    }
  }
}

}  // namespace grader
