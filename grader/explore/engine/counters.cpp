#include "explore/engine/counters.hpp"

#include <limits>

namespace explore {
namespace {

std::uint64_t shown(std::int64_t count) { return static_cast<std::uint64_t>(count); }

SyncObject& counter(std::uintptr_t address) {
  SyncObject& object = scheduler.object(address);
  object.counts = true;
  return object;
}

}  // namespace

void set_count(std::uintptr_t semaphore, std::int64_t count) {
  scheduler.objects().forget(semaphore);
  counter(semaphore).count = count;
}

std::int64_t count_of(std::uintptr_t semaphore) { return scheduler.object(semaphore).count; }

bool acquire(std::uintptr_t semaphore, Request request) {
  SyncObject& object = counter(semaphore);
  Event* const event = scheduler.point(
      {.kind = Kind::acquire, .object = semaphore, .deadline = request.deadline, .place = request.place},
      &object);
  const bool got_it = object.count > 0;
  if (event != nullptr) {
    event->before = shown(object.count), event->after = shown(object.count - (got_it ? 1 : 0));
    event->succeeded = got_it, event->timed_out = !got_it;
  }
  if (!got_it) return false;
  --object.count;
  scheduler.acquire(semaphore);
  return true;
}

bool try_acquire(std::uintptr_t semaphore, Request request) {
  SyncObject& object = counter(semaphore);
  Event* const event =
      scheduler.point({.kind = Kind::try_acquire, .object = semaphore, .place = request.place}, &object);
  const bool got_it = object.count > 0;
  if (event != nullptr) {
    event->before = shown(object.count), event->after = shown(object.count - (got_it ? 1 : 0));
    event->succeeded = got_it;
  }
  if (!got_it) {
    scheduler.looked(semaphore, shown(object.count));
    return false;
  }
  --object.count;
  scheduler.acquire(semaphore);
  scheduler.progressed();
  return true;
}

bool release(std::uintptr_t semaphore, std::int64_t by, std::int64_t most, Request request) {
  SyncObject& object = counter(semaphore);
  Event* const event =
      scheduler.point({.kind = Kind::release, .object = semaphore, .place = request.place}, &object);
  if (event != nullptr) event->before = shown(object.count), event->after = shown(object.count + by);
  if (by < 0 || object.count > most - by) return false;
  scheduler.release(semaphore);
  object.count += by;
  scheduler.progressed();
  return true;
}

void set_latch(std::uintptr_t latch, std::int64_t expected) {
  set_count(latch, expected);
  counter(latch).phase = expected == 0 ? 1 : 0;
}

bool count_down(std::uintptr_t latch, std::int64_t by, Request request) {
  bool last = false;
  arrive(latch, by, false, request, last);
  if (last) counter(latch).phase = 1;
  return last;
}

bool is_down(std::uintptr_t latch, Request request) {
  SyncObject& object = counter(latch);
  scheduler.point({.kind = Kind::load, .object = latch, .place = request.place}, &object);
  scheduler.looked(latch, shown(object.count));
  if (object.phase == 0) return false;
  scheduler.acquire(latch);
  return true;
}

void await_latch(std::uintptr_t latch, Request request) { await_phase(latch, 0, request); }

void set_barrier(std::uintptr_t barrier, std::int64_t expected) {
  set_count(barrier, expected);
  counter(barrier).expected = expected;
}

std::uint32_t arrive(std::uintptr_t barrier, std::int64_t by, bool drops, Request request, bool& last) {
  SyncObject& object = counter(barrier);
  Event* const event =
      scheduler.point({.kind = Kind::arrive, .object = barrier, .place = request.place}, &object);
  if (event != nullptr) event->before = shown(object.count), event->after = shown(object.count - by);
  if (by < 0 || by > object.count) {
    scheduler.fail(FailureKind::check, barrier, "more arrivals than the latch or barrier expects");
  }
  scheduler.release(barrier);
  scheduler.progressed();
  object.count -= by;
  if (drops) --object.expected;
  last = object.count == 0;
  if (last) scheduler.acquire(barrier);
  return object.phase;
}

void complete_phase(std::uintptr_t barrier) {
  SyncObject& object = counter(barrier);
  scheduler.release(barrier);
  object.count = object.expected;
  ++object.phase;
}

void await_phase(std::uintptr_t barrier, std::uint32_t phase, Request request) {
  SyncObject& object = counter(barrier);
  scheduler.point({.kind = Kind::await, .object = barrier, .second = phase, .place = request.place}, &object);
  scheduler.acquire(barrier);
}

Once enter_once(std::uintptr_t once, bool done, Request request) {
  SyncObject& object = scheduler.object(once, request.place);
  const Operation operation{.kind = Kind::enter_once, .object = once, .place = request.place};
  object.done = object.done || done;
  if (object.done) {
    scheduler.mark(operation);
    scheduler.acquire(once);
    return Once::was_run;
  }
  scheduler.point(operation, &object);
  scheduler.acquire(once);
  if (object.done) return Once::was_run;
  object.owner = scheduler.current().id;
  return Once::run_it;
}

void leave_once(std::uintptr_t once, bool done, Request request) {
  SyncObject& object = scheduler.object(once, request.place);
  scheduler.mark({.kind = Kind::leave_once, .object = once, .place = request.place});
  scheduler.release(once);
  object.owner = no_thread;
  object.done = done;
}

namespace {

int wake_sleepers(std::uintptr_t address, Kind kind, int most, Request request) {
  SyncObject& object = scheduler.object(address);
  Event* const event = scheduler.point({.kind = kind, .object = address, .place = request.place}, &object);
  if (event != nullptr) event->before = static_cast<std::uint64_t>(object.sleepers);
  ThreadId first = no_thread;
  const int woken = scheduler.wake(object, most, &first);
  if (event != nullptr) event->after = static_cast<std::uint64_t>(object.sleepers), event->partner = first;
  return woken;
}

}  // namespace

int wake_one(std::uintptr_t address, Request request) {
  return wake_sleepers(address, Kind::wake_one, 1, request);
}

int wake_all(std::uintptr_t address, Request request) {
  return wake_sleepers(address, Kind::wake_all, std::numeric_limits<int>::max(), request);
}

int wake_some(std::uintptr_t address, int most, Request request) {
  return wake_sleepers(address, most == 1 ? Kind::wake_one : Kind::wake_all, most, request);
}

void sleep_until(Nanoseconds moment, const void* place) {
  scheduler.point({.kind = Kind::sleep, .deadline = moment, .place = place});
}

void yield(const void* place) { scheduler.point({.kind = Kind::yield, .place = place}); }

}  // namespace explore
