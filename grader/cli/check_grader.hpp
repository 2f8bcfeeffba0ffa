// The part of `check` that is about the grader's own code.
#pragma once

#include "cli/kit.hpp"
#include "cli/tally.hpp"

namespace grader {

/// Formatting, clang-tidy, and the unit tests under address and undefined-behaviour sanitizers, under
/// ThreadSanitizer, and under the explorer.
void check_grader(const Kit& kit, Tally& tally);

}  // namespace grader
