// Phones the stations, one after another: the baseline that every faster way will be compared with.
//
// Guarantees: one outcome a station, in the order of `stations`: what the feed said, or, when the feed threw,
//             TaskError{.task = the station's number, .what = the exception's what()}. Phones each station
//             once, in order, and no two at the same time; creates no thread. One dead station costs its own
//             line only.
// Example:
//   fetch_all(feed, std::vector{17, 3});  // {"17,4.5", TaskError{"3", "station 3 is dead"}}
#pragma once

#include <span>
#include <string>
#include <vector>

#include "support/feed.hpp"
#include "support/lab.hpp"

namespace lab {

std::vector<Outcome<std::string>> fetch_all(Feed& feed, std::span<const int> stations);

}  // namespace lab
