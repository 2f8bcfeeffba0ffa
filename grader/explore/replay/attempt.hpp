// One schedule, run again in this process.
#pragma once

#include "explore/explore.hpp"
#include "explore/search/search.hpp"

namespace explore {

struct Attempt {
  Ending ending;
  bool fits = true;  ///< every deviation had an option to take
};

ExecutionOptions execution_options(const Options& options);

/// Once, and once more if that does not fail: in a fresh process the first execution initialises static
/// locals, which those that the search has run did not. The trace is of the last.
Attempt attempt(const Body& body, const Options& options, const Schedule& schedule, Trace* trace = nullptr);

}  // namespace explore
