// What the standard library's synchronisation calls under exploration: one operation each, instead of the
// library's own spinning and sleeping on words. Outside control they work on the value with real threads.
#pragma once

extern "C" {

void __explore_semaphore_made(long* __value, long __count) noexcept;
void __explore_semaphore_destroyed(long* __value) noexcept;
void __explore_semaphore_acquire(long* __value) noexcept;
bool __explore_semaphore_try_acquire(long* __value) noexcept;
/// The moment in nanoseconds of system_clock (__wall) or steady_clock. False: it passed.
bool __explore_semaphore_acquire_until(long* __value, bool __wall, long __moment) noexcept;
void __explore_semaphore_release(long* __value, long __by, long __most) noexcept;

void __explore_latch_made(long* __missing, long __count) noexcept;
void __explore_latch_destroyed(long* __missing) noexcept;
void __explore_latch_count_down(long* __missing, long __by) noexcept;
bool __explore_latch_try_wait(const long* __missing) noexcept;
void __explore_latch_wait(const long* __missing) noexcept;

/// Missing arrivals, expected ones and the phase.
struct __explore_barrier {
  long __missing, __expected, __phase;
};
void __explore_barrier_made(__explore_barrier* __barrier) noexcept;
void __explore_barrier_destroyed(__explore_barrier* __barrier) noexcept;
/// The phase arrived in. *__last: everybody has; the caller runs the completion and then calls _complete.
long __explore_barrier_arrive(__explore_barrier* __barrier, long __by, bool __drops, bool* __last) noexcept;
void __explore_barrier_complete(__explore_barrier* __barrier) noexcept;
void __explore_barrier_wait(const __explore_barrier* __barrier, long __phase) noexcept;

/// Sleeps while the bytes at the address are those at __old, until a notification. May return early.
void __explore_await_change(const void* __address, const void* __old, unsigned long __bytes) noexcept;
void __explore_notify(const void* __address, bool __all) noexcept;
void __explore_yield() noexcept;
}
