// Grades the known answers and compares what comes out with what is known: as many side by side as bear
// company.
//
//   stage                 beside                                      gates
//   nothing is timed      the compiler and each other                 builds … race-free
//   something is counted  each other, one for each core               tidy
//   something is timed    nobody                                      fast enough
//
// A skeleton is graded by itself once nothing is compiled any more: its cases have a time limit.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "cli/kit.hpp"
#include "cli/tally.hpp"
#include "gates/build.hpp"
#include "gates/proof.hpp"

namespace grader {

struct LabProof {
  const Lab* lab = nullptr;
  KnownAnswer known;
};

/// `answers`: "all", "right" or "wrong".
std::vector<LabProof> proofs_of(const Kit& kit, const std::vector<const Lab*>& labs,
                                const std::string& answers);

/// What must be built for them, in the order of their use.
std::vector<std::string> programs_for(const Workspace& workspace, const std::vector<LabProof>& proofs);

/// `build` makes their programs. `wait_for_quiet` returns when whatever else is checked has come to its end.
/// Each proof is decided `times` times.
void prove_all(const std::vector<LabProof>& proofs, const Workspace& workspace, Build& build, int times,
               Tally& tally, const std::function<void()>& wait_for_quiet);

}  // namespace grader
