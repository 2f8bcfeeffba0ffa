// The explorer's <latch>, <barrier> and atomic wait: under control the model, else real threads on the value
// itself.
#include <cstring>

#include "explore/engine/counters.hpp"
#include "explore/interpose/entry.hpp"
#include "explore/interpose/standard/explore_calls.h"
#include "explore/interpose/word_sleep.hpp"

namespace explore {
namespace {

std::uintptr_t known_latch(const long* missing) {
  if (!scheduler.object(address_of(missing)).counts) set_latch(address_of(missing), *missing);
  return address_of(missing);
}

std::uintptr_t known_barrier(const __explore_barrier* barrier) {
  SyncObject& object = scheduler.object(address_of(barrier));
  if (!object.counts) {
    set_barrier(address_of(barrier), barrier->__expected);
    object.count = barrier->__missing;
    object.phase = static_cast<std::uint32_t>(barrier->__phase);
  }
  return address_of(barrier);
}

void mirror(__explore_barrier* barrier) {
  const SyncObject& object = scheduler.object(address_of(barrier));
  *barrier = {object.count, object.expected, object.phase};
}

}  // namespace
}  // namespace explore

using namespace explore;

extern "C" {

void __explore_latch_made(long* missing, long count) noexcept {
  if (!in_control()) return;
  const InRuntime runtime;
  set_latch(address_of(missing), count);
}

void __explore_latch_destroyed(long* missing) noexcept {
  if (!in_control()) return;
  const InRuntime runtime;
  destroy(address_of(missing));
}

void __explore_latch_count_down(long* missing, long by) noexcept {
  if (in_control()) {
    const InRuntime runtime;
    count_down(known_latch(missing), by, {.place = EXPLORE_CALLER});
    *missing = count_of(address_of(missing));
    return;
  }
  if (__atomic_sub_fetch(missing, by, __ATOMIC_SEQ_CST) == 0) wake_sleepers_on(missing);
}

bool __explore_latch_try_wait(const long* missing) noexcept {
  if (!in_control()) return __atomic_load_n(missing, __ATOMIC_SEQ_CST) == 0;
  const InRuntime runtime;
  return is_down(known_latch(missing), {.place = EXPLORE_CALLER});
}

void __explore_latch_wait(const long* missing) noexcept {
  if (in_control()) {
    const InRuntime runtime;
    await_latch(known_latch(missing), {.place = EXPLORE_CALLER});
    return;
  }
  for (long seen; (seen = __atomic_load_n(missing, __ATOMIC_SEQ_CST)) != 0;) {
    sleep_while(missing, static_cast<int>(seen), nullptr, false);
  }
}

void __explore_barrier_made(__explore_barrier* barrier) noexcept {
  if (!in_control()) return;
  const InRuntime runtime;
  set_barrier(address_of(barrier), barrier->__expected);
}

void __explore_barrier_destroyed(__explore_barrier* barrier) noexcept {
  if (!in_control()) return;
  const InRuntime runtime;
  destroy(address_of(barrier));
}

long __explore_barrier_arrive(__explore_barrier* barrier, long by, bool drops, bool* last) noexcept {
  if (in_control()) {
    const InRuntime runtime;
    const long phase = arrive(known_barrier(barrier), by, drops, {.place = EXPLORE_CALLER}, *last);
    mirror(barrier);
    return phase;
  }
  const long phase = __atomic_load_n(&barrier->__phase, __ATOMIC_SEQ_CST);
  if (drops) __atomic_fetch_sub(&barrier->__expected, 1, __ATOMIC_SEQ_CST);
  *last = __atomic_sub_fetch(&barrier->__missing, by, __ATOMIC_SEQ_CST) == 0;
  return phase;
}

void __explore_barrier_complete(__explore_barrier* barrier) noexcept {
  if (in_control()) {
    const InRuntime runtime;
    complete_phase(known_barrier(barrier));
    mirror(barrier);
    return;
  }
  const long expected = __atomic_load_n(&barrier->__expected, __ATOMIC_SEQ_CST);
  __atomic_store_n(&barrier->__missing, expected, __ATOMIC_SEQ_CST);
  __atomic_fetch_add(&barrier->__phase, 1, __ATOMIC_SEQ_CST);
  wake_sleepers_on(&barrier->__phase);
}

void __explore_barrier_wait(const __explore_barrier* barrier, long phase) noexcept {
  if (in_control()) {
    const InRuntime runtime;
    await_phase(known_barrier(barrier), static_cast<std::uint32_t>(phase), {.place = EXPLORE_CALLER});
    return;
  }
  while (__atomic_load_n(&barrier->__phase, __ATOMIC_SEQ_CST) == phase) {
    sleep_while(&barrier->__phase, static_cast<int>(phase), nullptr, false);
  }
}

void __explore_await_change(const void* address, const void* old, unsigned long bytes) noexcept {
  const auto still_holds = [=] { return std::memcmp(address, old, bytes) == 0; };
  if (in_control()) {
    const InRuntime runtime;
    await_change(address_of(address), still_holds, {.place = EXPLORE_CALLER});
    return;
  }
  // Real threads: the value may have any size, so it is looked at again and again.
  if (!still_holds()) return;
  const timespec nap{.tv_sec = 0, .tv_nsec = 50'000};
  system_call(SYS_nanosleep, reinterpret_cast<long>(&nap));
}

void __explore_notify(const void* address, bool all) noexcept {
  if (!in_control()) return;
  const InRuntime runtime;
  if (all) {
    wake_all(address_of(address), {.place = EXPLORE_CALLER});
  } else {
    wake_one(address_of(address), {.place = EXPLORE_CALLER});
  }
}

void __explore_yield() noexcept {
  if (!in_control()) {
    system_call(SYS_sched_yield);
    return;
  }
  const InRuntime runtime;
  yield(EXPLORE_CALLER);
}

}  // extern "C"
