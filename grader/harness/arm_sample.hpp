// One measured run of one arm of a race.
#pragma once

#include <functional>

#include "harness/speed_verdict.hpp"
#include "harness/thread_placement.hpp"

namespace harness {

/// Runs the arm with its threads placed and returns what it took. Rethrows what the arm throws. One at a
/// time.
Sample sample(Placement placement, const std::function<void()>& arm);

/// False where the kernel does not say how long threads wait for a CPU.
bool run_delay_is_known();

}  // namespace harness
