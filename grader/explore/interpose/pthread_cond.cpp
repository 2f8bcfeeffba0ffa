#include "explore/interpose/clock.hpp"
#include "explore/interpose/entry.hpp"

using namespace explore;

namespace {

// pthread_condattr_setclock is kept by the C library in this bit of the condition variable itself.
clockid_t clock_of(const pthread_cond_t* condition) {
  constexpr unsigned monotonic_bit = 2;
  return (condition->__data.__wrefs & monotonic_bit) != 0 ? CLOCK_MONOTONIC : CLOCK_REALTIME;
}

}  // namespace

extern "C" {

int pthread_cond_wait(pthread_cond_t* condition, pthread_mutex_t* mutex) {
  EXPLORE_UNLESS_CONTROLLED(pthread_cond_wait, condition, mutex);
  const InRuntime runtime;
  return wait(address_of(condition), address_of(mutex), {.place = EXPLORE_CALLER});
}

int pthread_cond_clockwait(pthread_cond_t* condition, pthread_mutex_t* mutex, clockid_t clock,
                           const timespec* until) {
  EXPLORE_UNLESS_CONTROLLED(pthread_cond_clockwait, condition, mutex, clock, until);
  const InRuntime runtime;
  return wait(address_of(condition), address_of(mutex),
              {.place = EXPLORE_CALLER, .deadline = moment_of(clock, *until)});
}

int pthread_cond_timedwait(pthread_cond_t* condition, pthread_mutex_t* mutex, const timespec* until) {
  EXPLORE_UNLESS_CONTROLLED(pthread_cond_timedwait, condition, mutex, until);
  const InRuntime runtime;
  return wait(address_of(condition), address_of(mutex),
              {.place = EXPLORE_CALLER, .deadline = moment_of(clock_of(condition), *until)});
}

int pthread_cond_signal(pthread_cond_t* condition) {
  EXPLORE_UNLESS_CONTROLLED(pthread_cond_signal, condition);
  const InRuntime runtime;
  notify_one(address_of(condition), {.place = EXPLORE_CALLER});
  return 0;
}

int pthread_cond_broadcast(pthread_cond_t* condition) {
  EXPLORE_UNLESS_CONTROLLED(pthread_cond_broadcast, condition);
  const InRuntime runtime;
  notify_all(address_of(condition), {.place = EXPLORE_CALLER});
  return 0;
}

int pthread_cond_destroy(pthread_cond_t* condition) {
  EXPLORE_UNLESS_CONTROLLED(pthread_cond_destroy, condition);
  const InRuntime runtime;
  destroy_condition(address_of(condition), {.place = EXPLORE_CALLER});
  return 0;
}

int pthread_cond_init(pthread_cond_t* condition, const pthread_condattr_t* attributes) {
  if (in_control()) {
    const InRuntime runtime;
    scheduler.objects().forget(address_of(condition));
  }
  return EXPLORE_REAL(pthread_cond_init)(condition, attributes);
}

}  // extern "C"
