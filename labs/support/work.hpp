// Work and waiting of a known size.
//
// Guarantees: busy_for() takes the same processor time on a busy machine as on a quiet one, because it reads
//             its own thread's processor clock; on the wall it may take longer. wait_for() takes next to
//             none.
// Thread safety: all functions may be called from several threads at once.
// Example:
//   lab::busy_for(50ms);  // computes
//   lab::wait_for(50ms);  // waits
#pragma once

#include <chrono>

namespace lab {

/// Computes until the calling thread has used this much more processor time.
void busy_for(std::chrono::nanoseconds cpu);

/// Blocks for at least this long.
void wait_for(std::chrono::nanoseconds wall);

/// Processor time the calling thread has used so far.
std::chrono::nanoseconds thread_cpu_time();

/// Time of a clock that never jumps.
std::chrono::nanoseconds wall_time();

}  // namespace lab
