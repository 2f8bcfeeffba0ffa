// What a descriptor is, as far as that decides which faults its calls may meet; and how its other end goes
// away.
#pragma once

#include <cstddef>

#include "harness/fault_run.hpp"

namespace harness {

/// What read() and its kin may really meet on this descriptor. `flags`: of recv().
Faults faults_of_reading(int descriptor, int flags);
/// `size`: a pipe takes up to PIPE_BUF bytes whole or not at all.
Faults faults_of_writing(int descriptor, std::size_t size, int flags);
Faults faults_of_accepting(int descriptor);

/// Makes the other end of a pipe or socket go away for good, so that the kernel itself answers EPIPE from now
/// on and sends SIGPIPE. The other end sees that this one is closed. False: the machine refused.
bool lose_peer(int descriptor);

}  // namespace harness
