// The kit on this disk: where things are, which labs there are, and how to name them on a command line.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "lab/lab.hpp"

namespace grader {

struct Kit {
  std::filesystem::path root;
  std::string compiler;  ///< clang++
  std::vector<Lab> labs;

  std::filesystem::path state_folder() const { return root / ".interleave"; }
};

/// Finds the kit from the environment the launcher sets. Throws UserError when it was not started by ./grade.
Kit open_kit();

/// What "03" (a whole lab) or "03.2" (a task) names.
struct Target {
  const Lab* lab = nullptr;
  const Task* task = nullptr;  ///< null: every task of the lab
};

/// Throws UserError listing what there is when the text names nothing.
Target find_target(const Kit& kit, const std::string& text);

/// The one task that a verb's operands name. Throws UserError: "which task? for example ./grade hint 03.2".
Target find_task(const Kit& kit, const std::string& verb, const std::vector<std::string>& operands);

extern const char* const kit_version;

}  // namespace grader
