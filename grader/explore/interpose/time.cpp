// Clocks show virtual time; sleeping lets it pass.
#include <sched.h>
#include <sys/time.h>
#include <unistd.h>

#include "explore/engine/counters.hpp"
#include "explore/interpose/clock.hpp"
#include "explore/interpose/entry.hpp"

namespace explore {
namespace {

bool counts_processor_time(clockid_t clock) {
  return clock == CLOCK_PROCESS_CPUTIME_ID || clock == CLOCK_THREAD_CPUTIME_ID || clock < 0;
}

void sleep_for(Nanoseconds duration, const void* place) {
  sleep_until(scheduler.now() + (duration > 0 ? duration : 0), place);
}

}  // namespace
}  // namespace explore

using namespace explore;

extern "C" {

int clock_gettime(clockid_t clock, timespec* time) noexcept {
  if (!in_control() || counts_processor_time(clock)) return EXPLORE_REAL(clock_gettime)(clock, time);
  const InRuntime runtime;
  *time = timespec_of(start_of(clock) + scheduler.read_clock());
  return 0;
}

int gettimeofday(timeval* time, void* zone) noexcept {
  EXPLORE_UNLESS_CONTROLLED(gettimeofday, time, zone);
  const InRuntime runtime;
  const timespec now = timespec_of(realtime_start + scheduler.read_clock());
  *time = {.tv_sec = now.tv_sec, .tv_usec = now.tv_nsec / 1000};
  return 0;
}

time_t time(time_t* result) noexcept {
  EXPLORE_UNLESS_CONTROLLED(time, result);
  const InRuntime runtime;
  const time_t now = timespec_of(realtime_start + scheduler.read_clock()).tv_sec;
  if (result != nullptr) *result = now;
  return now;
}

int nanosleep(const timespec* duration, timespec* left) {
  EXPLORE_UNLESS_CONTROLLED(nanosleep, duration, left);
  const InRuntime runtime;
  sleep_for(nanoseconds(*duration), EXPLORE_CALLER);
  return 0;
}

int clock_nanosleep(clockid_t clock, int flags, const timespec* when, timespec* left) {
  EXPLORE_UNLESS_CONTROLLED(clock_nanosleep, clock, flags, when, left);
  const InRuntime runtime;
  if ((flags & TIMER_ABSTIME) != 0) {
    sleep_until(moment_of(clock, *when), EXPLORE_CALLER);
  } else {
    sleep_for(nanoseconds(*when), EXPLORE_CALLER);
  }
  return 0;
}

int usleep(useconds_t microseconds) {
  EXPLORE_UNLESS_CONTROLLED(usleep, microseconds);
  const InRuntime runtime;
  sleep_for(Nanoseconds{microseconds} * 1000, EXPLORE_CALLER);
  return 0;
}

unsigned sleep(unsigned seconds) {
  EXPLORE_UNLESS_CONTROLLED(sleep, seconds);
  const InRuntime runtime;
  sleep_for(seconds * second, EXPLORE_CALLER);
  return 0;
}

int sched_yield() noexcept {
  EXPLORE_UNLESS_CONTROLLED(sched_yield);
  const InRuntime runtime;
  yield(EXPLORE_CALLER);
  return 0;
}

}  // extern "C"
