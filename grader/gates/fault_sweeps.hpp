// What a case's sweeps over the faults of its system calls (harness/faults.hpp) add to its verdict.
#pragma once

#include <string>
#include <string_view>

namespace grader {

struct FaultSweeps {
  std::string token;      ///< of the run that went wrong, "faults:read.3=EINTR"; empty: none did
  std::string sentence;   ///< what that run showed
  std::string gap;        ///< why not every fault was tried; empty: all were
  bool only_one = false;  ///< of a sweep, the program was told to try the fault that a token names
};

/// Sums up the records of all sweeps of one case. Pure.
FaultSweeps fault_sweeps_in(std::string_view evidence);

/// True for the token of a sweep's run, as `replay` takes it.
bool is_fault_token(std::string_view token);

}  // namespace grader
