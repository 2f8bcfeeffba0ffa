// The last net: what a program left behind that killed its keeper first.
#pragma once

#include <sys/types.h>

#include <functional>

namespace grader {

/// Makes this process the one that inherits orphans, calls start() and remembers its result as a keeper, no
/// orphan.
pid_t start_keeper(const std::function<pid_t()>& start);

/// Waits for the keeper's end. When it left without its last report, its children are ours now: kills them
/// all. Requires: every child of this process in another session than ours came from start_keeper().
void bury_keeper(pid_t keeper, bool reported);

}  // namespace grader
