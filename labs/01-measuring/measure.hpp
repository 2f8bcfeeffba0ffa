// What does this piece of work use up?
#pragma once

#include <functional>

#include "usage.hpp"

namespace lab {

/// Runs work once and returns what it used. What work throws passes through.
///
/// Guarantees: only what happened during the call is counted, by whatever thread of this process.
/// Example:    measure([] { wait_for(50ms); }) is about {.wall = 50ms, .cpu = 0ms, .voluntary_switches = 1}
Usage measure(const std::function<void()>& work);

}  // namespace lab
