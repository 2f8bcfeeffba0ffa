// syscall(): futexes, and those calls by number that the runtime controls by name.
#include <linux/futex.h>
#include <sched.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cstdarg>

#include "explore/engine/counters.hpp"
#include "explore/engine/kernel.hpp"
#include "explore/interpose/clock.hpp"
#include "explore/interpose/entry.hpp"
#include "explore/interpose/random.hpp"

namespace explore {
namespace {

struct Arguments {
  long number;
  std::array<long, 6> values;
};

long refused(int error) {
  errno = error;
  return -1;
}

long answer(long result) {
  return result < 0 && result > -4096 ? refused(static_cast<int>(-result)) : result;
}

constexpr long first_thread_number = 1000;  // gettid's answers must not differ from run to run.

long futex_wait(const Arguments& call, bool absolute, const void* place) {
  auto* const word = reinterpret_cast<volatile int*>(call.values[0]);
  const auto expected = static_cast<int>(call.values[2]);
  Request request{.place = place};
  if (const auto* time = reinterpret_cast<const timespec*>(call.values[3])) {
    const bool wall = (call.values[1] & FUTEX_CLOCK_REALTIME) != 0;
    request.deadline = absolute ? moment_of(wall ? CLOCK_REALTIME : CLOCK_MONOTONIC, *time)
                                : scheduler.now() + nanoseconds(*time);
  }
  switch (await_change(
      address_of(word), [&] { return *word == expected; }, request)) {
    case Await::changed:
      return refused(EAGAIN);
    case Await::timed_out:
      return refused(ETIMEDOUT);
    default:
      return 0;
  }
}

long futex(const Arguments& call, const void* place) {
  switch (call.values[1] & FUTEX_CMD_MASK) {
    case FUTEX_WAIT:
      return futex_wait(call, false, place);
    case FUTEX_WAIT_BITSET:
      return futex_wait(call, true, place);
    case FUTEX_WAKE:
    case FUTEX_WAKE_BITSET:
      return wake_some(static_cast<std::uintptr_t>(call.values[0]), static_cast<int>(call.values[2]),
                       {.place = place});
    default:
      scheduler.fail(FailureKind::unsupported, 0, "a futex operation other than wait and wake");
  }
}

long controlled_call(const Arguments& call, const void* place) {
  switch (call.number) {
    case SYS_futex:
      return futex(call, place);
    case SYS_gettid:
      return first_thread_number + scheduler.current().id;
    case SYS_sched_yield:
      return yield(place), 0;
    case SYS_getrandom:
      fill_with_random_bytes(reinterpret_cast<void*>(call.values[0]),
                             static_cast<std::size_t>(call.values[1]));
      return call.values[1];
    case SYS_fork:
    case SYS_vfork:
    case SYS_clone:
    case SYS_clone3:
      scheduler.fail(FailureKind::unsupported, 0, "fork, by its number");
    default:
      break;
  }
  const auto& values = call.values;
  return answer(system_call(call.number, values[0], values[1], values[2], values[3], values[4], values[5]));
}

}  // namespace
}  // namespace explore

using namespace explore;

extern "C" {

long syscall(long number, ...) noexcept {
  Arguments call{.number = number, .values = {}};
  va_list list;
  va_start(list, number);
  for (long& value : call.values) value = va_arg(list, long);
  va_end(list);
  if (!in_control()) {
    const auto& values = call.values;
    return answer(system_call(number, values[0], values[1], values[2], values[3], values[4], values[5]));
  }
  const InRuntime runtime;
  return controlled_call(call, EXPLORE_CALLER);
}

pid_t gettid() noexcept {
  if (!in_control()) return static_cast<pid_t>(system_call(SYS_gettid));
  return static_cast<pid_t>(first_thread_number + scheduler.current().id);
}

}  // extern "C"
