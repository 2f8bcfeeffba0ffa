// Asks every gate about every task of a lab, cheapest first.
//
// Requires:   the workspace is configured.
// Guarantees: the observer hears each gate's result as soon as it is decided, in order; a gate is not run
//             when an earlier one failed; nothing that was started is left alive.
// Errors:     what a learner can cause is a result; UserError for what the machine refuses.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "gates/build.hpp"
#include "gates/workspace.hpp"
#include "lab/lab.hpp"
#include "lab/result.hpp"

namespace grader {

struct Grading {
  const Lab* lab = nullptr;
  std::vector<const Task*> tasks;
  Answer answer;                        ///< whose code
  Gate first_gate = all_gates.front();  ///< ask no gate before this one
  Gate last_gate = all_gates.back();    ///< nor after this one
  unsigned long seed = 0;               ///< reaches the tests as INTERLEAVE_SEED
  int jobs = 1;                         ///< cases run at once where timing does not matter
};

struct GradingObserver {
  std::function<void(const Task&)> task_started;
  std::function<void(const Task&, const GateResult&)> gate_decided;
  std::function<void(const TaskResult&)> task_finished;
  std::function<void(const std::string&)> progress;  ///< a passing remark: "correct 3 of 7"
};

/// The programs a grading needs, in the order it needs them: what to give to Build. A task that lacks a file
/// needs none.
std::vector<std::string> programs_for(const Workspace& workspace, const Grading& grading);

/// The files of a lab that are the learner's, for the words about errors.
LearnerCode code_of(const Lab& lab);

/// Runs the grading; points are added (lab/result.hpp).
LabResult grade(const Workspace& workspace, Build& build, const Grading& grading,
                const GradingObserver& observer);

}  // namespace grader
