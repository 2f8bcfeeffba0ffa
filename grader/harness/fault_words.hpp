// A run that went wrong, in words.
#pragma once

#include <chrono>
#include <string>

#include "harness/call_places.hpp"
#include "harness/fault_process.hpp"

namespace harness {

struct FaultReport {
  std::string sentence;  ///< call, line, fault, and what was not handled
  std::string advice;    ///< what the fault asks of the code; may be empty
  CallPlace place;
};

/// Requires: the run went wrong.
FaultReport report_of(const SharedRun& run, const ProcessEnd& end, std::chrono::milliseconds limit);

/// "the 3rd read()", "the 1st poll() of child 2".
std::string words_for_call(const CallPosition& position);
/// "was interrupted by a signal (EINTR)", "gave 1 of the 4 bytes asked for".
std::string words_for_fault(const PlannedFault& planned, std::uint32_t asked);

}  // namespace harness
