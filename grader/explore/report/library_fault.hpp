// Races that are the standard library's own: found in right code, and nobody's fault who wrote it.
#pragma once

#include <string>

#include "explore/model/failure.hpp"
#include "explore/report/frames.hpp"

namespace explore {

/// Which known fault of the library the failure is, in words; empty: none. Asks the symboliser only about
/// data races.
///
/// Known: std::atomic<std::shared_ptr> of libstdc++ 12 gives its lock bit back with relaxed order when it was
/// loaded, so that the next store is not ordered after the load.
std::string library_fault(const Failure& failure, const Symboliser& symbolise);

}  // namespace explore
