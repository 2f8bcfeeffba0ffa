// The skeletons as they were handed out, so that `reset` can put them back.
//
// The first command in a kit keeps a copy of every file a learner edits under .interleave/skeletons: git's
// committed version where the file was already edited, else the file as it stands. A handout brings the
// copies along.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "cli/kit.hpp"

namespace grader {

/// Copies what has no copy yet. Cheap when there is nothing to do.
void keep_skeletons(const Kit& kit);

/// Puts a task's skeleton files back; each replaced file goes to a dated folder first. Returns the sentence
/// to print. Throws UserError when there is no copy, before anything is changed.
std::string restore_skeleton(const Kit& kit, const Lab& lab, const std::vector<const Task*>& tasks);

}  // namespace grader
