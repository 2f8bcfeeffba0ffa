// Ends an execution in which a thread runs, or sleeps in the kernel, without ever announcing an operation.
#pragma once

#include <csignal>

namespace explore {

/// The signal it uses; a thread that runs code under control must not block it.
inline constexpr int watchdog_signal = SIGVTALRM;

/// Called before each execution by the thread that runs it. Sets a timer, unless it is running already.
void keep_watch();

/// In a forked child: the timer is the parent's.
void forget_watch();

}  // namespace explore
