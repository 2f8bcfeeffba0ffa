// Five phones, and some stations are dead: an error stays with its call.
//
// Requires:   nothing; fetch() may throw anything derived from std::exception.
// Guarantees: outcome i belongs to stations[i]: its answer, or TaskError{"station 3", what the exception
//             said} for a dead station 3. A dead station never costs another one its answer, and nothing is
//             thrown. Calls run at once, as in task 1. On return no call is running and no thread is left.
// Example:
//   const auto outcomes = lab::call_all_safely(feed, stations);
//   if (const auto* error = std::get_if<lab::TaskError>(&outcomes[0])) report(error->task, error->what);
#pragma once

#include <span>
#include <string>
#include <vector>

#include "support/feed.hpp"
#include "support/lab.hpp"

namespace lab {

std::vector<Outcome<std::string>> call_all_safely(Feed& feed, std::span<const int> stations);

}  // namespace lab
