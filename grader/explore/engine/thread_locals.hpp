// A thread's own variables, brought back to what they are in a new thread: seats are used again.
#pragma once

namespace explore {

/// Sets the program's thread_local variables of the calling thread to their first values; errno to 0.
void reset_thread_locals();

/// Forgets exceptions in flight: the thread's last execution was broken off.
void forget_exceptions();

}  // namespace explore
