// Barriers and spin locks.
#include "explore/engine/counters.hpp"
#include "explore/interpose/entry.hpp"

using namespace explore;

extern "C" {

int pthread_barrier_init(pthread_barrier_t* barrier, const pthread_barrierattr_t* attributes,
                         unsigned count) noexcept {
  EXPLORE_UNLESS_CONTROLLED(pthread_barrier_init, barrier, attributes, count);
  const InRuntime runtime;
  if (count == 0) return EINVAL;
  set_barrier(address_of(barrier), count);
  return 0;
}

int pthread_barrier_wait(pthread_barrier_t* barrier) noexcept {
  EXPLORE_UNLESS_CONTROLLED(pthread_barrier_wait, barrier);
  const InRuntime runtime;
  const Request request{.place = EXPLORE_CALLER};
  if (!scheduler.object(address_of(barrier)).counts) {
    scheduler.fail(FailureKind::unsupported, address_of(barrier),
                   "a pthread barrier made before the execution");
  }
  bool last = false;
  const auto phase = arrive(address_of(barrier), 1, false, request, last);
  if (last) {
    complete_phase(address_of(barrier));
    return PTHREAD_BARRIER_SERIAL_THREAD;
  }
  await_phase(address_of(barrier), phase, request);
  return 0;
}

int pthread_barrier_destroy(pthread_barrier_t* barrier) noexcept {
  EXPLORE_UNLESS_CONTROLLED(pthread_barrier_destroy, barrier);
  const InRuntime runtime;
  destroy(address_of(barrier));
  return 0;
}

int pthread_spin_init(pthread_spinlock_t* lock, int shared) noexcept {
  EXPLORE_UNLESS_CONTROLLED(pthread_spin_init, lock, shared);
  const InRuntime runtime;
  scheduler.objects().forget(address_of(lock));
  return 0;
}

int pthread_spin_lock(pthread_spinlock_t* spin_lock) noexcept {
  EXPLORE_UNLESS_CONTROLLED(pthread_spin_lock, spin_lock);
  const InRuntime runtime;
  return lock(address_of(spin_lock), MutexType::plain, {.place = EXPLORE_CALLER});
}

int pthread_spin_trylock(pthread_spinlock_t* spin_lock) noexcept {
  EXPLORE_UNLESS_CONTROLLED(pthread_spin_trylock, spin_lock);
  const InRuntime runtime;
  return try_lock(address_of(spin_lock), MutexType::plain, {.place = EXPLORE_CALLER});
}

int pthread_spin_unlock(pthread_spinlock_t* spin_lock) noexcept {
  EXPLORE_UNLESS_CONTROLLED(pthread_spin_unlock, spin_lock);
  const InRuntime runtime;
  return unlock(address_of(spin_lock), MutexType::plain, {.place = EXPLORE_CALLER});
}

int pthread_spin_destroy(pthread_spinlock_t* lock) noexcept {
  EXPLORE_UNLESS_CONTROLLED(pthread_spin_destroy, lock);
  const InRuntime runtime;
  destroy(address_of(lock));
  return 0;
}

}  // extern "C"
