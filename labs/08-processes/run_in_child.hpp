// Runs a function in a room of its own: a process that is a copy of this one.
//
// Guarantees: body runs once, in a new process, and what it changes in memory is changed there only. The
//             process ends with what body returns as its exit status (0 to 255), or with 70 when body throws,
//             whatever it throws. It runs no destructors and no atexit() handlers of this program, and
//             writes out nothing that was still waiting in this program's buffers (stdio, iostream).
//             run_in_child() returns, in this process only, when that process has ended, and says how: by
//             itself, or killed by a signal. Nothing of it is left then. It waits for no other child, and a
//             signal that arrives meanwhile changes nothing.
// Requires:   the program has one thread; body flushes what it printed itself.
// Errors:     std::system_error when there can be no new process.
// Example:
//   lab::run_in_child([] { return old_filter("bride.raw"); });   // {signalled, 11}, and the shop is still
//   open
#pragma once

#include <functional>

#include "exit_info.hpp"

namespace lab {

ExitInfo run_in_child(const std::function<int()>& body);

}  // namespace lab
