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
  std::string lost;  ///< the process ended without a word: why
};

/// The search that explore() makes.
Catch hunt(PlainBody body, const Options& options);

/// One schedule.
Catch replay(PlainBody body, const Options& options, const Schedule& schedule);

/// The caught schedule, minimised; each attempt in a process of its own.
Schedule shortest(PlainBody body, const Options& options, const Catch& caught);

/// "deadlock after 7 schedules, token 3C"; "nothing in 93 schedules".
std::string in_words(const Catch& caught);

}  // namespace explore
