// Crashes, std::terminate and threads that never come to a scheduling point, turned into failures.
#pragma once

namespace explore {

/// Before each execution; costs nothing but the first time, on a new thread, or after a pause.
void watch_execution();

/// The calling thread can then report that its stack ran over.
void give_signal_stack();

}  // namespace explore
