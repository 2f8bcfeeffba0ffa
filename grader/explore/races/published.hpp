// What threads publish through one object: a lock, a semaphore, an atomic.
#pragma once

#include <cstdint>

#include "explore/races/vector_clock.hpp"

namespace explore {

/// One per address. A static local's guard is both a lock and an atomic, so each object can be either.
struct Published {
  std::uintptr_t address;
  std::uint32_t next;     ///< of the objects in the same eight bytes
  std::uint32_t history;  ///< the stores a weak load may see; 0: not kept
  VectorClock released;   ///< by release(): what acquire() takes in
  VectorClock shared;     ///< by release_shared(): what acquire_exclusive() takes in too
  VectorClock sequence;   ///< what the release sequences that end in the newest store publish
};

}  // namespace explore
