// Runs a body under weak memory in every order, and gathers what it saw.
#pragma once

#include <optional>
#include <set>
#include <string>

#include "explore/engine/execution.hpp"
#include "explore/search/search.hpp"

namespace explore {

/// What was seen in the execution that runs, or ran last: a digit each, in the order of places.
struct Seen {
  int values[4] = {};
  int count = 0;
};

struct Found {
  std::set<std::string> outcomes;
  Coverage coverage;
  std::optional<Failure> failure;
};

/// Runs the body under every schedule with at most so many deviations: preemptions and stale loads together.
inline Found explore_weakly(Seen& seen, const Body& body, int bound, Memory memory = Memory::weak) {
  Found found;
  const ExecutionOptions options{.memory = memory};
  const RunOnce run_once = [&](Chooser& chooser) {
    seen = {};
    const Ending ending = execute(body, chooser, options);
    std::string outcome;
    for (int i = 0; i < seen.count; ++i) outcome += std::to_string(seen.values[i]);
    if (!ending.failure) found.outcomes.insert(outcome);
    return ending;
  };
  const SearchResult result =
      search(run_once, {.preemption_bound = bound, .exhaust_limit = 400'000, .sampled_schedules = 0});
  found.coverage = result.coverage;
  if (result.failed) found.failure = result.failed->failure;
  return found;
}

}  // namespace explore
