// The heap of code under control: the arena, and what may be wrong with its use. Called in the runtime, by
// the current thread.
#pragma once

#include <cstddef>
#include <optional>

#include "explore/engine/accesses.hpp"
#include "explore/engine/arena.hpp"

namespace explore {

void* heap_allocate(std::size_t bytes, std::size_t alignment, const void* place);
/// Fails with double_free when the block is not live, destroyed_in_use when a lock in it is held.
void heap_free(void* block, const void* place);

/// Fails when the bytes are the arena's and may not be used.
void check_usable(std::uintptr_t address, std::size_t bytes, bool write, const void* place);

/// Fails with leak when the execution has ended and memory was lost.
std::optional<Failure> lost_memory();

/// What is remembered of blocks while a trace is recorded.
void forget_heap_history();

}  // namespace explore
