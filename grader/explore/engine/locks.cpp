#include "explore/engine/locks.hpp"

#include <cerrno>
#include <limits>

#include "explore/engine/accesses.hpp"
#include "explore/engine/scheduler.hpp"

namespace explore {
namespace {

void take(SyncObject& object) {
  object.owner = scheduler.current().id;
  object.depth = 1;
}

void give_back(SyncObject& object) {
  object.owner = no_thread;
  object.depth = 0;
  scheduler.release(object.address);
}

// A timed lock takes effect when the lock is free or its deadline has passed.
int finish_lock(SyncObject& object, Event* event) {
  const bool got_it = object.owner == no_thread && object.readers == 0;
  if (event != nullptr) event->succeeded = got_it, event->timed_out = !got_it;
  if (!got_it) return ETIMEDOUT;
  take(object);
  return 0;
}

int refuse(const SyncObject& object, Event* event, int error) {
  if (event != nullptr) event->succeeded = false, event->partner = object.owner;
  scheduler.looked(object.address, static_cast<std::uint64_t>(object.owner));
  return error;
}

}  // namespace

int lock(std::uintptr_t mutex, MutexType type, Request request) {
  SyncObject& object = scheduler.object(mutex, request.place);
  const Operation operation{
      .kind = Kind::lock, .object = mutex, .deadline = request.deadline, .place = request.place};
  if (object.owner == scheduler.current().id) {
    if (type == MutexType::error_checking) return EDEADLK;
    if (type == MutexType::recursive) {
      scheduler.mark({.kind = Kind::lock, .object = mutex, .place = request.place});
      ++object.depth;
      return 0;
    }
    if (request.deadline == no_deadline) {
      scheduler.mark(operation);
      scheduler.fail(FailureKind::double_lock, mutex);
    }
  }
  Event* const event = scheduler.point(operation, &object);
  const int error = finish_lock(object, event);
  if (error == 0) scheduler.acquire(mutex);
  return error;
}

int try_lock(std::uintptr_t mutex, MutexType type, Request request) {
  SyncObject& object = scheduler.object(mutex, request.place);
  Event* const event =
      scheduler.point({.kind = Kind::try_lock, .object = mutex, .place = request.place}, &object);
  if (object.owner == scheduler.current().id && type == MutexType::recursive) return ++object.depth, 0;
  if (object.owner != no_thread) return refuse(object, event, EBUSY);
  take(object);
  scheduler.acquire(mutex);
  return 0;
}

int unlock(std::uintptr_t mutex, MutexType type, Request request) {
  SyncObject& object = scheduler.object(mutex, request.place);
  const Operation operation{.kind = Kind::unlock, .object = mutex, .place = request.place};
  if (object.owner != scheduler.current().id) {
    if (type != MutexType::plain) return EPERM;
    scheduler.mark(operation);
    scheduler.fail(FailureKind::foreign_unlock, mutex);
  }
  if (object.depth > 1) {
    scheduler.mark(operation);
    --object.depth;
    return 0;
  }
  scheduler.point(operation, &object);
  give_back(object);
  return 0;
}

int lock_exclusive(std::uintptr_t lock, Request request) {
  SyncObject& object = scheduler.object(lock, request.place);
  if (object.owner == scheduler.current().id) return EDEADLK;
  Event* const event = scheduler.point(
      {.kind = Kind::lock, .object = lock, .deadline = request.deadline, .place = request.place}, &object);
  const int error = finish_lock(object, event);
  if (error == 0 && scheduler.detects()) scheduler.races().acquire_exclusive(scheduler.current().id, lock);
  return error;
}

int try_lock_exclusive(std::uintptr_t lock, Request request) {
  SyncObject& object = scheduler.object(lock, request.place);
  Event* const event =
      scheduler.point({.kind = Kind::try_lock, .object = lock, .place = request.place}, &object);
  if (object.owner != no_thread || object.readers > 0) return refuse(object, event, EBUSY);
  take(object);
  if (scheduler.detects()) scheduler.races().acquire_exclusive(scheduler.current().id, lock);
  return 0;
}

int lock_shared(std::uintptr_t lock, Request request) {
  SyncObject& object = scheduler.object(lock, request.place);
  if (object.owner == scheduler.current().id) return EDEADLK;
  Event* const event = scheduler.point(
      {.kind = Kind::lock_shared, .object = lock, .deadline = request.deadline, .place = request.place},
      &object);
  const bool got_it = object.owner == no_thread;
  if (event != nullptr) event->succeeded = got_it, event->timed_out = !got_it;
  if (!got_it) return ETIMEDOUT;
  ++object.readers;
  object.shared_by.add(scheduler.current().id);
  scheduler.acquire(lock);
  return 0;
}

int try_lock_shared(std::uintptr_t lock, Request request) {
  SyncObject& object = scheduler.object(lock, request.place);
  Event* const event =
      scheduler.point({.kind = Kind::try_lock_shared, .object = lock, .place = request.place}, &object);
  if (object.owner != no_thread) return refuse(object, event, EBUSY);
  ++object.readers;
  object.shared_by.add(scheduler.current().id);
  scheduler.acquire(lock);
  return 0;
}

int unlock_either(std::uintptr_t lock, Request request) {
  SyncObject& object = scheduler.object(lock, request.place);
  const ThreadId me = scheduler.current().id;
  if (object.owner == me) {
    scheduler.point({.kind = Kind::unlock, .object = lock, .place = request.place}, &object);
    give_back(object);
    return 0;
  }
  const Operation operation{.kind = Kind::unlock_shared, .object = lock, .place = request.place};
  if (object.readers == 0) {
    scheduler.mark(operation);
    scheduler.fail(FailureKind::foreign_unlock, lock);
  }
  scheduler.point(operation, &object);
  --object.readers;
  object.shared_by.remove(me);
  if (scheduler.detects()) scheduler.races().release_shared(me, lock);
  return 0;
}

int wait(std::uintptr_t condition, std::uintptr_t mutex, Request request) {
  SyncObject& slept_on = scheduler.object(condition, request.place);
  SyncObject& given_back = scheduler.object(mutex, request.place);
  const Operation operation{.kind = Kind::wait,
                            .object = condition,
                            .second = mutex,
                            .deadline = request.deadline,
                            .place = request.place};
  if (given_back.owner != scheduler.current().id) {
    scheduler.mark(operation);
    scheduler.fail(FailureKind::foreign_unlock, mutex);
  }
  if (Event* const event = scheduler.point(operation, &slept_on)) event->blocks = true;
  condition_access(condition, ConditionUse::wait_or_notify, request.place);
  const int depth = given_back.depth;
  give_back(given_back);
  const bool woken = scheduler.sleep(operation, slept_on, &given_back);
  take(given_back);
  given_back.depth = depth;
  scheduler.acquire(mutex);
  return woken ? 0 : ETIMEDOUT;
}

namespace {

void notify(std::uintptr_t condition, Kind kind, int most, Request request) {
  SyncObject& object = scheduler.object(condition, request.place);
  Event* const event = scheduler.point({.kind = kind, .object = condition, .place = request.place}, &object);
  condition_access(condition, ConditionUse::wait_or_notify, request.place);
  if (event != nullptr) event->before = static_cast<std::uint64_t>(object.sleepers);
  ThreadId first = no_thread;
  scheduler.wake(object, most, &first);
  if (event != nullptr) {
    event->after = static_cast<std::uint64_t>(object.sleepers);
    event->partner = first;
  }
}

}  // namespace

void notify_one(std::uintptr_t condition, Request request) {
  notify(condition, Kind::notify_one, 1, request);
}

void notify_all(std::uintptr_t condition, Request request) {
  notify(condition, Kind::notify_all, std::numeric_limits<int>::max(), request);
}

void destroy_condition(std::uintptr_t condition, Request request) {
  destroy(condition);
  condition_access(condition, ConditionUse::destroy, request.place);
}

void destroy(std::uintptr_t address) {
  if (scheduler.somebody_needs(scheduler.object(address))) {
    scheduler.fail(FailureKind::destroyed_in_use, address);
  }
  scheduler.objects().forget(address);
}

}  // namespace explore
