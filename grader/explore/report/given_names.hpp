// What explore::name() was told: a table that needs no memory of the program under test.
#pragma once

#include <cstdint>
#include <string>

#include "explore/explore.hpp"

namespace explore {

/// Empty: the object was given no name. The last name given holds.
std::string given_name(std::uintptr_t object);

/// Before an execution: its objects may lie where others lay.
void forget_given_names();

}  // namespace explore
