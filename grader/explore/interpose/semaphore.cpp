#include <semaphore.h>

#include <climits>

#include "explore/engine/counters.hpp"
#include "explore/interpose/clock.hpp"
#include "explore/interpose/entry.hpp"

namespace explore {
namespace {

int refused(int error) {
  errno = error;
  return -1;
}

// A semaphore made outside control starts with the value it has there.
std::uintptr_t known(sem_t* semaphore) {
  if (!scheduler.object(address_of(semaphore)).counts) {
    int value = 0;
    EXPLORE_REAL(sem_getvalue)(semaphore, &value);
    set_count(address_of(semaphore), value);
  }
  return address_of(semaphore);
}

}  // namespace
}  // namespace explore

using namespace explore;

extern "C" {

int sem_init(sem_t* semaphore, int shared, unsigned value) noexcept {
  EXPLORE_UNLESS_CONTROLLED(sem_init, semaphore, shared, value);
  const InRuntime runtime;
  if (value > SEM_VALUE_MAX) return refused(EINVAL);
  set_count(address_of(semaphore), value);
  return 0;
}

int sem_wait(sem_t* semaphore) {
  EXPLORE_UNLESS_CONTROLLED(sem_wait, semaphore);
  const InRuntime runtime;
  acquire(known(semaphore), {.place = EXPLORE_CALLER});
  return 0;
}

int sem_clockwait(sem_t* semaphore, clockid_t clock, const timespec* until) {
  EXPLORE_UNLESS_CONTROLLED(sem_clockwait, semaphore, clock, until);
  const InRuntime runtime;
  const Request request{.place = EXPLORE_CALLER, .deadline = moment_of(clock, *until)};
  return acquire(known(semaphore), request) ? 0 : refused(ETIMEDOUT);
}

int sem_timedwait(sem_t* semaphore, const timespec* until) {
  EXPLORE_UNLESS_CONTROLLED(sem_timedwait, semaphore, until);
  const InRuntime runtime;
  const Request request{.place = EXPLORE_CALLER, .deadline = moment_of(CLOCK_REALTIME, *until)};
  return acquire(known(semaphore), request) ? 0 : refused(ETIMEDOUT);
}

int sem_trywait(sem_t* semaphore) noexcept {
  EXPLORE_UNLESS_CONTROLLED(sem_trywait, semaphore);
  const InRuntime runtime;
  return try_acquire(known(semaphore), {.place = EXPLORE_CALLER}) ? 0 : refused(EAGAIN);
}

int sem_post(sem_t* semaphore) noexcept {
  EXPLORE_UNLESS_CONTROLLED(sem_post, semaphore);
  const InRuntime runtime;
  return release(known(semaphore), 1, SEM_VALUE_MAX, {.place = EXPLORE_CALLER}) ? 0 : refused(EOVERFLOW);
}

int sem_getvalue(sem_t* semaphore, int* value) noexcept {
  EXPLORE_UNLESS_CONTROLLED(sem_getvalue, semaphore, value);
  const InRuntime runtime;
  *value = static_cast<int>(count_of(known(semaphore)));
  return 0;
}

int sem_destroy(sem_t* semaphore) noexcept {
  EXPLORE_UNLESS_CONTROLLED(sem_destroy, semaphore);
  const InRuntime runtime;
  destroy(address_of(semaphore));
  return 0;
}

}  // extern "C"
