// Threads are known to the program by numbers that do not depend on where their stacks lie.
#pragma once

#include <pthread.h>

#include "explore/engine/scheduler.hpp"

namespace explore {

inline constexpr pthread_t first_handle = 0x7000000000;
inline constexpr pthread_t handle_step = 64;

inline pthread_t handle_of(const Thread& thread) {
  return first_handle + static_cast<pthread_t>(thread.id) * handle_step;
}

/// Null: no thread of this execution.
inline Thread* thread_of(pthread_t handle) {
  const pthread_t id = (handle - first_handle) / handle_step;
  if (handle < first_handle || id >= static_cast<pthread_t>(scheduler.thread_count())) return nullptr;
  return &scheduler.thread(static_cast<ThreadId>(id));
}

}  // namespace explore
