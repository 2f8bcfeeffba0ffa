// A learner's archive of the kit: everything but the solutions and the kit's own tests.
#pragma once

#include <filesystem>

#include "lab/lab.hpp"

namespace grader {

/// Writes a .tar.gz that unpacks to interleave/ and builds and grades by itself. The learner's files in it
/// are the skeletons, whatever labs/ holds now. Throws UserError (status 3) when it cannot be written.
void pack_handout(const std::filesystem::path& root, const std::vector<Lab>& labs,
                  const std::filesystem::path& skeletons, const std::filesystem::path& archive);

}  // namespace grader
