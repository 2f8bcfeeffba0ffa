// Functions that take a thread's handle: under control handles are numbers of our own.
#include <cstring>

#include "explore/interpose/entry.hpp"
#include "explore/interpose/handles.hpp"

using namespace explore;

extern "C" {

int pthread_setname_np(pthread_t handle, const char* name) noexcept {
  EXPLORE_UNLESS_CONTROLLED(pthread_setname_np, handle, name);
  const InRuntime runtime;
  Thread* const thread = thread_of(handle);
  if (thread == nullptr) return ESRCH;
  constexpr std::size_t longest = 15;
  if (std::strlen(name) > longest) return ERANGE;
  std::strcpy(thread->state.name.data(), name);
  return 0;
}

int pthread_getname_np(pthread_t handle, char* name, std::size_t bytes) noexcept {
  EXPLORE_UNLESS_CONTROLLED(pthread_getname_np, handle, name, bytes);
  const Thread* const thread = thread_of(handle);
  if (thread == nullptr) return ESRCH;
  if (bytes < thread->state.name.size()) return ERANGE;
  std::strcpy(name, thread->state.name.data());
  return 0;
}

int pthread_getattr_np(pthread_t handle, pthread_attr_t* attributes) noexcept {
  EXPLORE_UNLESS_CONTROLLED(pthread_getattr_np, handle, attributes);
  const Thread* const thread = thread_of(handle);
  return thread == nullptr ? ESRCH : EXPLORE_REAL(pthread_getattr_np)(thread->seat.handle, attributes);
}

// On which processor, and how urgently, threads run means nothing when they take turns.

int pthread_setaffinity_np(pthread_t handle, std::size_t bytes, const cpu_set_t* processors) noexcept {
  EXPLORE_UNLESS_CONTROLLED(pthread_setaffinity_np, handle, bytes, processors);
  return thread_of(handle) == nullptr ? ESRCH : 0;
}

int pthread_setschedparam(pthread_t handle, int policy, const sched_param* parameters) noexcept {
  EXPLORE_UNLESS_CONTROLLED(pthread_setschedparam, handle, policy, parameters);
  return thread_of(handle) == nullptr ? ESRCH : 0;
}

}  // extern "C"
