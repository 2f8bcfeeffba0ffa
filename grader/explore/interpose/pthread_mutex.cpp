#include "explore/interpose/clock.hpp"
#include "explore/interpose/entry.hpp"

namespace explore {
namespace {

constexpr int type_bits = 3;
constexpr int robust_bit = 16, inherit_bit = 32, protect_bit = 64;

// The type is read from the mutex itself: static initialisers call nothing.
MutexType type_of(const pthread_mutex_t* mutex) {
  const int kind = mutex->__data.__kind;
  if ((kind & robust_bit) != 0) scheduler.fail(FailureKind::unsupported, address_of(mutex), "a robust mutex");
  if ((kind & (inherit_bit | protect_bit)) != 0) {
    scheduler.fail(FailureKind::unsupported, address_of(mutex), "a mutex with a priority protocol");
  }
  switch (kind & type_bits) {
    case PTHREAD_MUTEX_RECURSIVE_NP:
      return MutexType::recursive;
    case PTHREAD_MUTEX_ERRORCHECK_NP:
      return MutexType::error_checking;
    default:
      return MutexType::plain;
  }
}

}  // namespace
}  // namespace explore

using namespace explore;

extern "C" {

int pthread_mutex_lock(pthread_mutex_t* mutex) {
  EXPLORE_UNLESS_CONTROLLED(pthread_mutex_lock, mutex);
  const InRuntime runtime;
  return lock(address_of(mutex), type_of(mutex), {.place = EXPLORE_CALLER});
}

int pthread_mutex_trylock(pthread_mutex_t* mutex) {
  EXPLORE_UNLESS_CONTROLLED(pthread_mutex_trylock, mutex);
  const InRuntime runtime;
  return try_lock(address_of(mutex), type_of(mutex), {.place = EXPLORE_CALLER});
}

int pthread_mutex_clocklock(pthread_mutex_t* mutex, clockid_t clock, const timespec* until) {
  EXPLORE_UNLESS_CONTROLLED(pthread_mutex_clocklock, mutex, clock, until);
  const InRuntime runtime;
  return lock(address_of(mutex), type_of(mutex),
              {.place = EXPLORE_CALLER, .deadline = moment_of(clock, *until)});
}

int pthread_mutex_timedlock(pthread_mutex_t* mutex, const timespec* until) {
  EXPLORE_UNLESS_CONTROLLED(pthread_mutex_timedlock, mutex, until);
  const InRuntime runtime;
  return lock(address_of(mutex), type_of(mutex),
              {.place = EXPLORE_CALLER, .deadline = moment_of(CLOCK_REALTIME, *until)});
}

int pthread_mutex_unlock(pthread_mutex_t* mutex) {
  EXPLORE_UNLESS_CONTROLLED(pthread_mutex_unlock, mutex);
  const InRuntime runtime;
  return unlock(address_of(mutex), type_of(mutex), {.place = EXPLORE_CALLER});
}

int pthread_mutex_destroy(pthread_mutex_t* mutex) {
  EXPLORE_UNLESS_CONTROLLED(pthread_mutex_destroy, mutex);
  const InRuntime runtime;
  destroy(address_of(mutex));
  return 0;
}

int pthread_mutex_init(pthread_mutex_t* mutex, const pthread_mutexattr_t* attributes) {
  if (in_control()) {
    const InRuntime runtime;
    scheduler.objects().forget(address_of(mutex));
  }
  return EXPLORE_REAL(pthread_mutex_init)(mutex, attributes);
}

}  // extern "C"
