// What the interposed functions share.
#pragma once

#include <pthread.h>

#include <cerrno>

#include "explore/engine/control.hpp"
#include "explore/engine/locks.hpp"
#include "explore/engine/real.hpp"
#include "explore/engine/scheduler.hpp"

namespace explore {

template <class Object>
std::uintptr_t address_of(const Object* object) {
  return reinterpret_cast<std::uintptr_t>(object);
}

}  // namespace explore

/// Where the interposed function was called.
#define EXPLORE_CALLER __builtin_return_address(0)

/// First line of an interposed function: outside control it is the C library's.
#define EXPLORE_UNLESS_CONTROLLED(function, ...) \
  if (!explore::in_control()) return EXPLORE_REAL(function)(__VA_ARGS__)
