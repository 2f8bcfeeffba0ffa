// The explorer's <semaphore>: under control the model, else a futex loop on the value itself.
#include <limits>

#include "explore/engine/counters.hpp"
#include "explore/interpose/clock.hpp"
#include "explore/interpose/entry.hpp"
#include "explore/interpose/standard/explore_calls.h"
#include "explore/interpose/word_sleep.hpp"

namespace explore {
namespace {

// The value in memory follows the model, for debuggers and for later use outside control.
class Semaphore {
 public:
  explicit Semaphore(long* value) : value_(value) {
    if (!scheduler.object(address()).counts) set_count(address(), *value);
  }
  ~Semaphore() { *value_ = count_of(address()); }
  Semaphore(const Semaphore&) = delete;
  Semaphore& operator=(const Semaphore&) = delete;
  std::uintptr_t address() const { return address_of(value_); }

 private:
  long* value_;
};

bool take_one(long* value) {
  long seen = __atomic_load_n(value, __ATOMIC_SEQ_CST);
  while (seen > 0) {
    if (__atomic_compare_exchange_n(value, &seen, seen - 1, false, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST))
      return true;
  }
  return false;
}

}  // namespace
}  // namespace explore

using namespace explore;

extern "C" {

void __explore_semaphore_made(long* value, long count) noexcept {
  if (!in_control()) return;
  const InRuntime runtime;
  set_count(address_of(value), count);
}

void __explore_semaphore_destroyed(long* value) noexcept {
  if (!in_control()) return;
  const InRuntime runtime;
  destroy(address_of(value));
}

void __explore_semaphore_acquire(long* value) noexcept {
  if (in_control()) {
    const InRuntime runtime;
    acquire(Semaphore(value).address(), {.place = EXPLORE_CALLER});
    return;
  }
  while (!take_one(value)) sleep_while_zero(value, nullptr, false);
}

bool __explore_semaphore_try_acquire(long* value) noexcept {
  if (!in_control()) return take_one(value);
  const InRuntime runtime;
  return try_acquire(Semaphore(value).address(), {.place = EXPLORE_CALLER});
}

bool __explore_semaphore_acquire_until(long* value, bool wall, long moment) noexcept {
  const timespec until = timespec_of(moment > 0 ? moment : 0);
  if (in_control()) {
    const InRuntime runtime;
    const clockid_t clock = wall ? CLOCK_REALTIME : CLOCK_MONOTONIC;
    return acquire(Semaphore(value).address(),
                   {.place = EXPLORE_CALLER, .deadline = moment_of(clock, until)});
  }
  for (;;) {
    if (take_one(value)) return true;
    if (!sleep_while_zero(value, &until, wall)) return take_one(value);
  }
}

void __explore_semaphore_release(long* value, long by, long most) noexcept {
  if (in_control()) {
    const InRuntime runtime;
    const Semaphore semaphore(value);
    if (!release(semaphore.address(), by, most, {.place = EXPLORE_CALLER})) {
      scheduler.fail(FailureKind::check, semaphore.address(), "a semaphore released above its maximum");
    }
    return;
  }
  __atomic_fetch_add(value, by, __ATOMIC_SEQ_CST);
  wake_sleepers_on(value);
}

}  // extern "C"
