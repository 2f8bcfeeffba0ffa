#include "explore/interpose/clock.hpp"
#include "explore/interpose/entry.hpp"

using namespace explore;

extern "C" {

int pthread_rwlock_wrlock(pthread_rwlock_t* lock) {
  EXPLORE_UNLESS_CONTROLLED(pthread_rwlock_wrlock, lock);
  const InRuntime runtime;
  return lock_exclusive(address_of(lock), {.place = EXPLORE_CALLER});
}

int pthread_rwlock_trywrlock(pthread_rwlock_t* lock) {
  EXPLORE_UNLESS_CONTROLLED(pthread_rwlock_trywrlock, lock);
  const InRuntime runtime;
  return try_lock_exclusive(address_of(lock), {.place = EXPLORE_CALLER});
}

int pthread_rwlock_clockwrlock(pthread_rwlock_t* lock, clockid_t clock, const timespec* until) {
  EXPLORE_UNLESS_CONTROLLED(pthread_rwlock_clockwrlock, lock, clock, until);
  const InRuntime runtime;
  return lock_exclusive(address_of(lock), {.place = EXPLORE_CALLER, .deadline = moment_of(clock, *until)});
}

int pthread_rwlock_timedwrlock(pthread_rwlock_t* lock, const timespec* until) {
  EXPLORE_UNLESS_CONTROLLED(pthread_rwlock_timedwrlock, lock, until);
  const InRuntime runtime;
  return lock_exclusive(address_of(lock),
                        {.place = EXPLORE_CALLER, .deadline = moment_of(CLOCK_REALTIME, *until)});
}

int pthread_rwlock_rdlock(pthread_rwlock_t* lock) {
  EXPLORE_UNLESS_CONTROLLED(pthread_rwlock_rdlock, lock);
  const InRuntime runtime;
  return lock_shared(address_of(lock), {.place = EXPLORE_CALLER});
}

int pthread_rwlock_tryrdlock(pthread_rwlock_t* lock) {
  EXPLORE_UNLESS_CONTROLLED(pthread_rwlock_tryrdlock, lock);
  const InRuntime runtime;
  return try_lock_shared(address_of(lock), {.place = EXPLORE_CALLER});
}

int pthread_rwlock_clockrdlock(pthread_rwlock_t* lock, clockid_t clock, const timespec* until) {
  EXPLORE_UNLESS_CONTROLLED(pthread_rwlock_clockrdlock, lock, clock, until);
  const InRuntime runtime;
  return lock_shared(address_of(lock), {.place = EXPLORE_CALLER, .deadline = moment_of(clock, *until)});
}

int pthread_rwlock_timedrdlock(pthread_rwlock_t* lock, const timespec* until) {
  EXPLORE_UNLESS_CONTROLLED(pthread_rwlock_timedrdlock, lock, until);
  const InRuntime runtime;
  return lock_shared(address_of(lock),
                     {.place = EXPLORE_CALLER, .deadline = moment_of(CLOCK_REALTIME, *until)});
}

int pthread_rwlock_unlock(pthread_rwlock_t* lock) {
  EXPLORE_UNLESS_CONTROLLED(pthread_rwlock_unlock, lock);
  const InRuntime runtime;
  return unlock_either(address_of(lock), {.place = EXPLORE_CALLER});
}

int pthread_rwlock_init(pthread_rwlock_t* lock, const pthread_rwlockattr_t* attributes) {
  if (in_control()) {
    const InRuntime runtime;
    scheduler.objects().forget(address_of(lock));
  }
  return EXPLORE_REAL(pthread_rwlock_init)(lock, attributes);
}

int pthread_rwlock_destroy(pthread_rwlock_t* lock) {
  EXPLORE_UNLESS_CONTROLLED(pthread_rwlock_destroy, lock);
  const InRuntime runtime;
  destroy(address_of(lock));
  return 0;
}

}  // extern "C"
