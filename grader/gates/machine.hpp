// The machine a verdict was made on.
#pragma once

#include <string>

#include "lab/result.hpp"

namespace grader {

/// Compiler, system, usable cores and quota, as they are now. `compiler` is the clang++ in use.
Machine look_at_machine(const std::string& compiler);

/// CPUs this process may run on, at least 1.
int cores_by_affinity();

/// CPUs' worth of cgroup quota (version 2 or 1), 0 when there is none.
double cpu_quota();

}  // namespace grader
