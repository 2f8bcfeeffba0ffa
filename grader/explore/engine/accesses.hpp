// What instrumented code does to memory.
#pragma once

#include <cstddef>
#include <cstdint>

#include "explore/engine/scheduler.hpp"

namespace explore {

/// A plain access. Called in control.
void plain_access(std::uintptr_t address, std::size_t bytes, bool write, const void* place);

/// Ends the execution with the race, if there is one.
void check_race(const Race* race);

enum class ConditionUse { wait_or_notify, destroy };

/// A condition variable is used or destroyed. A use that nothing orders against the destruction ends the
/// execution with destroyed_in_use, whichever of the two came first in it.
void condition_access(std::uintptr_t condition, ConditionUse use, const void* place);

/// What is remembered while a trace is recorded.
void forget_accesses();

}  // namespace explore
