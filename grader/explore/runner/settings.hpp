// What the command tells the runner in a program: one environment variable of words and numbers.
#pragma once

#include <cstdint>
#include <string>

#include "explore/engine/execution.hpp"

namespace explore {

/// INTERLEAVE_RUNNER="exhaust=5000 sample=5000 seed=1 time=strict replay=3C-1ab worker=1 meeting=/tmp/x";
/// each may be missing.
struct RunnerSettings {
  std::uint64_t exhaust_limit = 5'000;  ///< schedules the bounded search may take
  std::uint64_t sampled_schedules = 5'000;
  std::uint64_t seed = 1;  ///< of what rand() gives, too: the same for all workers
  Time time = Time::adversarial;
  std::string replay;   ///< a token: run this one schedule only
  int worker = 0;       ///< which of several that search side by side
  std::string meeting;  ///< a folder in which they leave word; empty: this one works alone
};

/// Takes the variable out of the environment, so that the program does not see it. Words it does not know are
/// left out.
RunnerSettings take_settings();

}  // namespace explore
