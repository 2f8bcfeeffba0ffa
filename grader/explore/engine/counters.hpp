// What semaphores, latches, barriers, once flags and sleeping on a word do. Called in the runtime, by the
// current thread. Where a value lives in the program's memory, it is kept there too.
#pragma once

#include <cstdint>

#include "explore/engine/locks.hpp"

namespace explore {

void set_count(std::uintptr_t semaphore, std::int64_t count);
std::int64_t count_of(std::uintptr_t semaphore);
/// False: the deadline passed.
bool acquire(std::uintptr_t semaphore, Request request);
bool try_acquire(std::uintptr_t semaphore, Request request);
/// True: the count was at most `most` before and after.
bool release(std::uintptr_t semaphore, std::int64_t by, std::int64_t most, Request request);

/// A latch is a barrier of one phase that nobody begins anew.
void set_latch(std::uintptr_t latch, std::int64_t expected);
/// True: this arrival was the last one.
bool count_down(std::uintptr_t latch, std::int64_t by, Request request);
bool is_down(std::uintptr_t latch, Request request);
void await_latch(std::uintptr_t latch, Request request);

void set_barrier(std::uintptr_t barrier, std::int64_t expected);
/// The phase it arrived in. `last`: all others have arrived; nobody goes on before complete_phase().
std::uint32_t arrive(std::uintptr_t barrier, std::int64_t by, bool drops, Request request, bool& last);
void complete_phase(std::uintptr_t barrier);
void await_phase(std::uintptr_t barrier, std::uint32_t phase, Request request);

enum class Once : std::uint8_t { run_it, was_run };
/// run_it: the caller runs the initialisation and then calls leave_once; others sleep until then.
Once enter_once(std::uintptr_t once, bool done, Request request);
void leave_once(std::uintptr_t once, bool done, Request request);

enum class Await : std::uint8_t { woken, changed, timed_out };
/// Sleeps on the address until woken, if it `still_holds` when the turn comes.
template <class StillHolds>
Await await_change(std::uintptr_t address, StillHolds still_holds, Request request);
/// How many were woken.
int wake_one(std::uintptr_t address, Request request);
int wake_all(std::uintptr_t address, Request request);
/// As a futex: at most so many.
int wake_some(std::uintptr_t address, int most, Request request);

void sleep_until(Nanoseconds moment, const void* place);
void yield(const void* place);

}  // namespace explore

#include "explore/engine/scheduler.hpp"

template <class StillHolds>
explore::Await explore::await_change(std::uintptr_t address, StillHolds still_holds, Request request) {
  SyncObject& object = scheduler.object(address);
  const Operation operation{
      .kind = Kind::await_change, .object = address, .deadline = request.deadline, .place = request.place};
  Event* const event = scheduler.point(operation, &object);
  if (!still_holds()) {
    if (event != nullptr) event->succeeded = false;
    return Await::changed;
  }
  if (event != nullptr) event->blocks = true;
  return scheduler.sleep(operation, object) ? Await::woken : Await::timed_out;
}
