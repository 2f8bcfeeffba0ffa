// Everything that descends from this process, and its end.
#pragma once

#include <sys/types.h>

#include <functional>
#include <vector>

namespace grader {

/// The children of one process, zombies too. May miss some that come or go meanwhile: ask again.
std::vector<pid_t> children_of(pid_t process);

/// Kills and reaps every descendant of this process until the kernel says that there is none.
///
/// Requires:   this process is a child subreaper, single-threaded and has SIGCHLD blocked. Thus whoever loses
///             its parent becomes our child, and "no child left" (ECHILD) proves that no descendant is left.
/// Guarantees: calls on_reaped(pid, wait status) for each that was reaped.
void kill_descendants(const std::function<void(pid_t, int)>& on_reaped);

}  // namespace grader
