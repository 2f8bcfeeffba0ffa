// Counts the bytes that pass through operator new and delete, which the program replaces.
//
// Each block carries 16 bytes in front that remember its size, so that any form of delete is accounted
// exactly.
#pragma once

#include <cstdint>

namespace harness {

struct AllocationCounts {
  std::uint64_t bytes = 0;  ///< Sum of all sizes asked for.
  std::uint64_t peak = 0;   ///< Most bytes alive at once, above the start.
};

/// From now on allocations are counted, until end_allocation_count().
void begin_allocation_count();
AllocationCounts end_allocation_count();

}  // namespace harness
