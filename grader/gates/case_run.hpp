// Runs one test case in a process of its own and judges the evidence.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "gates/workspace.hpp"
#include "lab/lab.hpp"
#include "lab/result.hpp"

namespace grader {

struct CaseRun {
  Outcome outcome = Outcome::broken;  ///< pass, provisional, fail, not_judged or broken
  std::string why;                    ///< of not_judged, provisional and broken
  Finding finding;                    ///< of a fail
  std::chrono::milliseconds elapsed{0};
  Measurements measurements;
  std::optional<explore::Coverage> coverage{};  ///< never stuck: what was searched
};

/// What a case is run with.
struct CaseSetting {
  const Workspace* workspace = nullptr;
  const Lab* lab = nullptr;
  const Task* task = nullptr;
  Answer answer;
  Variant variant = Variant::asan;
  unsigned long seed = 0;
  std::string replay{};  ///< the token of the one order, or fault, to run; empty: all of them
};

/// Runs the case once (twice where the first start was the machine's fault) and says what it showed.
CaseRun run_case(const CaseSetting& setting, const Case& test_case);

/// Runs all cases, `jobs` at a time, and returns them in order. `decided` hears how many are done.
std::vector<CaseRun> run_cases(const CaseSetting& setting, const std::vector<Case>& cases, int jobs,
                               const std::function<void(int done, int total)>& decided);

}  // namespace grader
