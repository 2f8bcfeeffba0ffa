// Many stations, few phone lines: as many calls at once as there are lines, and never one more.
//
// Requires:   at_once >= 1; fetch() may throw anything derived from std::exception, and may be called by
//             several threads at once.
// Guarantees: outcome i belongs to stations[i]: its answer, or TaskError{"station 3", what the exception
//             said} for a dead station 3. Each station is called once. At no moment are more than
//             `at_once` calls running; and as long as a station is left, a line that gets free is used
//             again at once, however long the other calls take. A thousand stations never mean a thousand
//             threads: a thread is started only when there is a line for it. On return no call is running
//             and no thread is left. Two calls of fetch_limited have nothing to do with each other.
// Example:
//   const auto outcomes = lab::fetch_limited(feed, stations, 3);  // never more than three on the phone
#pragma once

#include <span>
#include <string>
#include <vector>

#include "support/feed.hpp"
#include "support/lab.hpp"

namespace lab {

std::vector<Outcome<std::string>> fetch_limited(Feed& feed, std::span<const int> stations, int at_once);

}  // namespace lab
