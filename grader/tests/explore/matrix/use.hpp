// Correct use of every std primitive: whatever the explorer reports here is a false alarm.
//
// Each body creates all its state itself and checks what the primitive promises.
#pragma once

#include <span>
#include <thread>
#include <vector>

#include "explore/explore.hpp"

namespace matrix {

struct Use {
  const char* name;
  void (*body)();
  explore::Options options = {};
};

/// Every use there is.
std::vector<Use> all_uses();

// One table per file.
std::span<const Use> mutexes();
std::span<const Use> reader_locks();
std::span<const Use> conditions();
std::span<const Use> semaphores();
std::span<const Use> latches();
std::span<const Use> atomics();
std::span<const Use> spinning();
std::span<const Use> atomic_waits();
std::span<const Use> threads();
std::span<const Use> stop_tokens();
std::span<const Use> thread_locals();
std::span<const Use> once();
std::span<const Use> futures();
std::span<const Use> exceptions();
std::span<const Use> clocks();
std::span<const Use> library();
std::span<const Use> posix();

inline void require(bool holds, const char* message) {
  if (!holds) explore::fail(message);
}

/// Runs each function in a thread of its own and joins them all.
template <class... Functions>
void together(Functions&&... functions) {
  std::thread threads[] = {std::thread(functions)...};
  for (std::thread& thread : threads) thread.join();
}

inline const explore::Options strict_time = {.time = explore::Time::strict};

}  // namespace matrix
