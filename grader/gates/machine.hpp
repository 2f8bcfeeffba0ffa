// The machine a verdict was made on.
#pragma once

#include <string>

#include "lab/result.hpp"

namespace grader {

/// Compiler, system, usable cores and quota, as they are now. `compiler` is the clang++ in use.
Machine look_at_machine(const std::string& compiler);

}  // namespace grader
