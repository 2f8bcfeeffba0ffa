// Which schedules to run: exhausts preemption bounds 0, 1, 2, tries for all interleavings, then samples.
//
// Knows nothing of threads or memory: it runs what it is given, through decisions alone, and is tested on
// models.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "explore/engine/execution.hpp"
#include "explore/report/interleaving.hpp"

namespace explore {

/// Runs one execution with these decisions.
using RunOnce = std::function<Ending(Chooser&)>;

/// The decisions of one execution that differ from the usual ones: enough to run it again.
struct Deviation {
  int decision = 0;  ///< the how-manieth decision of the execution
  int option = 0;    ///< the index chosen
  friend bool operator==(const Deviation&, const Deviation&) = default;
};
using Schedule = std::vector<Deviation>;

struct SearchOptions {
  int preemption_bound = 2;
  std::uint64_t exhaust_limit = 200'000;
  std::uint64_t sampled_schedules = 2'000;
  std::uint64_t seed = 1;
  bool try_all_interleavings = true;  ///< false with weak memory: which steps commute is then not known
};

struct SearchResult {
  Coverage coverage;
  std::optional<Ending> failed;  ///< the first ending with a failure
  Schedule schedule;             ///< how to get there again
};

SearchResult search(const RunOnce& run_once, const SearchOptions& options);

/// Does the schedule still fail in the same way? Run in a process of its own, since a failed execution leaves
/// threads behind.
using FailsAlike = std::function<bool(const Schedule&)>;

/// The schedule with the fewest deviations that still fails alike: chunks dropped, then one at a time.
Schedule minimise(const Schedule& schedule, const FailsAlike& fails_alike);

/// "3C.1B": as `./grade replay` takes it. token_of(schedule_of(t)) == t.
std::string token_of(const Schedule& schedule);
/// Throws std::invalid_argument with what is wrong.
Schedule schedule_of(const std::string& token);

}  // namespace explore
