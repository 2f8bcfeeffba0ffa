// Searches a body for a failure in a process of its own: a failed execution leaves its threads behind.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "explore/explore.hpp"
#include "explore/search/search.hpp"

namespace explore {

using PlainBody = void (*)();

struct Catch {
  std::optional<FailureKind> kind;  ///< empty: nothing was found
  std::string message;
  Schedule schedule;
  Coverage coverage;  ///< of a single run: schedules is 1
  std::uint64_t hash = 0, steps = 0;
  std::uint64_t traces = 0;  ///< of a sample: how many different ones its schedules gave
  std::string lost;          ///< the process ended without a word: why
};

/// The search that explore() makes.
Catch hunt(PlainBody body, const Options& options);

/// Exactly so many schedules of a random walk and of thread priorities (PCT, depth 2, 3 and 4 in turn), also
/// where fewer would exhaust the body; all of them, or as many as there are until the first failure.
Catch sample(PlainBody body, const Options& options, std::uint64_t walks, std::uint64_t priorities);

/// `runs` times, in one process, the same `schedules` seeded schedules, each time until the first failure.
/// The hash is that of a run; lost: two runs differed.
Catch again_and_again(PlainBody body, const Options& options, std::uint64_t runs, std::uint64_t schedules);

/// One schedule.
Catch replay(PlainBody body, const Options& options, const Schedule& schedule);

/// The caught schedule, minimised; each attempt in a process of its own.
Schedule shortest(PlainBody body, const Options& options, const Catch& caught);

/// "deadlock after 7 schedules, token 3C"; "nothing in 93 schedules".
std::string in_words(const Catch& caught);

}  // namespace explore
