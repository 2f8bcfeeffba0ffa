// One run of a scenario in a process of its own, with an end.
#pragma once

#include <chrono>
#include <functional>
#include <string>

#include "harness/fault_run.hpp"

namespace harness {

enum class ProcessEnding {
  said,       ///< SharedRun::ending says how
  signalled,  ///< code: which signal
  exited,     ///< code: the status, without a word of how the scenario went
  asleep,     ///< all its processes slept, for the whole limit
  busy,       ///< it used the processor for the whole limit, or made calls without end
  unstarted,  ///< the machine made no process: code is errno
};

struct ProcessEnd {
  ProcessEnding ending = ProcessEnding::said;
  int code = 0;
};

/// Runs it and ends everything it started. GoogleTest's failures inside become run.ending.
///
/// The limit is one of silence or of processor time, not of the clock: a slow machine takes longer.
ProcessEnd run_in_process(SharedRun& run, const std::function<void()>& scenario, const Plan& plan,
                          bool recording, std::chrono::milliseconds limit);

/// The run of this process that survives_every_fault() shares with its children; made once, never given back.
SharedRun* shared_memory();

}  // namespace harness
