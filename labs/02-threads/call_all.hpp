// The club has five phones now: ask every station at once.
//
// Requires:   every station answers; what to do about dead ones is task 2.
// Guarantees: answer i is the answer of stations[i]. Each call has a thread of its own, so that all of them
//             together take as long as the slowest one. On return no call is running and no thread is left.
// Example:
//   const std::vector<int> stations{17, 4, 30};
//   const std::vector<std::string> answers = lab::call_all(feed, stations);  // answers[1] is station 4's
#pragma once

#include <span>
#include <string>
#include <vector>

#include "support/feed.hpp"

namespace lab {

std::vector<std::string> call_all(Feed& feed, std::span<const int> stations);

}  // namespace lab
