#include <cstring>

#include "explore/engine/threads.hpp"
#include "explore/interpose/clock.hpp"
#include "explore/interpose/entry.hpp"
#include "explore/interpose/handles.hpp"

namespace explore {
namespace {

bool wants_detached(const pthread_attr_t* attributes) {
  int state = PTHREAD_CREATE_JOINABLE;
  if (attributes != nullptr) pthread_attr_getdetachstate(attributes, &state);
  return state == PTHREAD_CREATE_DETACHED;
}

int join(pthread_t handle, void** result, Request request) {
  Thread* const thread = thread_of(handle);
  if (thread == nullptr || thread->state.joined) return ESRCH;
  if (thread == &scheduler.current()) return EDEADLK;
  if (thread->state.detached) return EINVAL;
  if (!join_thread(*thread, request)) return ETIMEDOUT;
  if (result != nullptr) *result = thread->state.result;
  return 0;
}

}  // namespace
}  // namespace explore

using namespace explore;

extern "C" {

int pthread_create(pthread_t* handle, const pthread_attr_t* attributes, void* (*function)(void*),
                   void* argument) {
  EXPLORE_UNLESS_CONTROLLED(pthread_create, handle, attributes, function, argument);
  const InRuntime runtime;
  Thread* const created =
      create_thread(function, argument, wants_detached(attributes), {.place = EXPLORE_CALLER});
  if (created == nullptr) return EAGAIN;
  *handle = handle_of(*created);
  return 0;
}

int pthread_join(pthread_t handle, void** result) {
  EXPLORE_UNLESS_CONTROLLED(pthread_join, handle, result);
  const InRuntime runtime;
  return join(handle, result, {.place = EXPLORE_CALLER});
}

int pthread_clockjoin_np(pthread_t handle, void** result, clockid_t clock, const timespec* until) {
  EXPLORE_UNLESS_CONTROLLED(pthread_clockjoin_np, handle, result, clock, until);
  const InRuntime runtime;
  return join(handle, result, {.place = EXPLORE_CALLER, .deadline = moment_of(clock, *until)});
}

int pthread_timedjoin_np(pthread_t handle, void** result, const timespec* until) {
  EXPLORE_UNLESS_CONTROLLED(pthread_timedjoin_np, handle, result, until);
  const InRuntime runtime;
  return join(handle, result, {.place = EXPLORE_CALLER, .deadline = moment_of(CLOCK_REALTIME, *until)});
}

int pthread_tryjoin_np(pthread_t handle, void** result) noexcept {
  EXPLORE_UNLESS_CONTROLLED(pthread_tryjoin_np, handle, result);
  const InRuntime runtime;
  const int error = join(handle, result, {.place = EXPLORE_CALLER, .deadline = 0});
  return error == ETIMEDOUT ? EBUSY : error;
}

int pthread_detach(pthread_t handle) {
  EXPLORE_UNLESS_CONTROLLED(pthread_detach, handle);
  const InRuntime runtime;
  Thread* const thread = thread_of(handle);
  if (thread == nullptr) return ESRCH;
  if (thread->state.detached) return EINVAL;
  detach_thread(*thread, {.place = EXPLORE_CALLER});
  return 0;
}

void pthread_exit(void* result) {
  if (!in_control()) EXPLORE_REAL(pthread_exit)(result);
  controlled_pointer.store(nullptr, std::memory_order_relaxed);
  exit_thread(result);
}

pthread_t pthread_self(void) {
  if (!in_control()) return EXPLORE_REAL(pthread_self)();
  return handle_of(scheduler.current());
}

int pthread_setspecific(pthread_key_t key, const void* value) {
  EXPLORE_UNLESS_CONTROLLED(pthread_setspecific, key, value);
  const InRuntime runtime;
  return set_specific(key, value) ? 0 : EINVAL;
}

void* pthread_getspecific(pthread_key_t key) {
  EXPLORE_UNLESS_CONTROLLED(pthread_getspecific, key);
  const InRuntime runtime;
  return get_specific(key);
}

int pthread_key_create(pthread_key_t* key, void (*destructor)(void*)) {
  const int error = EXPLORE_REAL(pthread_key_create)(key, destructor);
  if (error == 0) remember_key(*key, destructor);
  return error;
}

int pthread_key_delete(pthread_key_t key) {
  remember_key(key, nullptr);
  return EXPLORE_REAL(pthread_key_delete)(key);
}

/// The compiler's call for a thread_local object with a destructor.
int __cxa_thread_atexit(void (*destructor)(void*), void* object, void* library) {
  if (!in_control()) {
    using Function = int (*)(void (*)(void*), void*, void*);
    return EXPLORE_REAL_AS(Function, "__cxa_thread_atexit")(destructor, object, library);
  }
  const InRuntime runtime;
  at_thread_exit(destructor, object);
  return 0;
}

}  // extern "C"
