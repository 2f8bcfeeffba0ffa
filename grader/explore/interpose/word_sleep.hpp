// Sleeping on a word with real threads, for the standard library's types outside control.
#pragma once

#include <linux/futex.h>

#include <climits>
#include <ctime>

#include "explore/engine/kernel.hpp"

namespace explore {

/// Until the low half of the word is not `old`, or somebody wakes it, or the moment has passed (false).
inline bool sleep_while(const void* word, int old, const timespec* until, bool wall) {
  constexpr long timed_out = -110;
  const long operation = FUTEX_WAIT_BITSET_PRIVATE | (wall ? FUTEX_CLOCK_REALTIME : 0);
  return system_call(SYS_futex, reinterpret_cast<long>(word), operation, old, reinterpret_cast<long>(until),
                     0, FUTEX_BITSET_MATCH_ANY) != timed_out;
}

inline bool sleep_while_zero(const long* word, const timespec* until, bool wall) {
  return sleep_while(word, 0, until, wall);
}

inline void wake_sleepers_on(const void* word) {
  system_call(SYS_futex, reinterpret_cast<long>(word), FUTEX_WAKE_PRIVATE, INT_MAX);
}

}  // namespace explore
