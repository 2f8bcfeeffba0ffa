// A C or C++ program with a main of its own, run in every order of its threads.
//
// The program is compiled and linked as the kit's own example of one is (explore/runner/example.cpp), then
// several of it search side by side.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "explore/report/interleaving.hpp"
#include "gates/workspace.hpp"

namespace grader {

/// Builds the sources into a program in `folder`. Requires: the workspace is configured and stays locked.
/// Throws UserError with the compiler's words (status 1) or ours (status 3).
std::filesystem::path build_explored_program(const Workspace& workspace,
                                             const std::vector<std::filesystem::path>& sources,
                                             const std::filesystem::path& folder);

struct ProgramExploration {
  std::filesystem::path program;
  std::vector<std::string> arguments;
  std::uint64_t schedules = 10'000;  ///< among all workers
  std::uint64_t seed = 1;
  int jobs = 1;
  bool strict_time = false;
  std::string replay;  ///< a token: run this one order only
};

struct ProgramFinding {
  explore::Coverage coverage;
  std::optional<explore::Interleaving> interleaving;
};

/// The same for the same seed and number of jobs. Throws UserError (status 3) when the program never came to
/// its main, or the search to its end.
ProgramFinding explore_program(const ProgramExploration& exploration);

/// What several workers found together: the finding of the first that has one. Pure. Requires: not empty.
ProgramFinding together(const std::vector<ProgramFinding>& workers);

}  // namespace grader
