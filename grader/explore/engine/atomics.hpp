// What atomic operations do under control, for every size of value. Called in the runtime.
#pragma once

#include <cstdint>

#include "explore/engine/accesses.hpp"
#include "explore/engine/scheduler.hpp"

namespace explore {

/// How a value is shown and compared when it was looked at: its lowest 64 bits.
template <class Value>
std::uint64_t shown(Value value) {
  return static_cast<std::uint64_t>(value);
}

/// Eight bytes are compared whole; of sixteen only the newest value is ever seen.
template <class Value>
bool keeps_older_values() {
  return sizeof(Value) <= sizeof(std::uint64_t) && scheduler.options().memory == Memory::weak;
}

/// What a load sees: the newest value, or with weak memory an older one that is chosen.
template <class Value>
Value see(const volatile Value* object, Order order, const void* place, Event* event) {
  const auto address = reinterpret_cast<std::uintptr_t>(object);
  const Value newest = *object;
  if (!scheduler.detects()) return newest;
  RaceDetector& races = scheduler.races();
  const ThreadId me = scheduler.current().id;
  int age = 0;
  if (keeps_older_values<Value>()) {
    age = scheduler.choose_age(races.visible_stores(me, address, sizeof(Value), order, shown(newest)));
  }
  if (age == 0) {
    check_race(races.load(me, address, sizeof(Value), order, place));
    return newest;
  }
  const Race* race = nullptr;
  const std::uint64_t older = races.load_aged(me, address, sizeof(Value), order, age, place, &race);
  check_race(race);
  if (event != nullptr) event->stale = true;
  return static_cast<Value>(older);
}

/// The object has a new value from here on.
template <class Value>
void remember(const volatile Value* object, Order order, Value after, Value before) {
  if (!keeps_older_values<Value>()) return;
  const auto address = reinterpret_cast<std::uintptr_t>(object);
  scheduler.races().stored(scheduler.current().id, address, order, shown(after), shown(before));
}

template <class Value>
Value atomic_load(const volatile Value* object, Order order, const void* place) {
  const auto address = reinterpret_cast<std::uintptr_t>(object);
  Event* const event = scheduler.point({.kind = Kind::load, .object = address, .place = place});
  const Value value = see(object, order, place, event);
  scheduler.looked(address, shown(value));
  if (event != nullptr) event->before = event->after = shown(value);
  return value;
}

template <class Value>
void atomic_store(volatile Value* object, Value value, Order order, const void* place) {
  const auto address = reinterpret_cast<std::uintptr_t>(object);
  Event* const event = scheduler.point({.kind = Kind::store, .object = address, .place = place});
  if (event != nullptr) event->before = shown(Value{*object}), event->after = shown(value);
  if (scheduler.detects()) {
    check_race(scheduler.races().store(scheduler.current().id, address, sizeof(Value), order, place));
    remember(object, order, value, Value{*object});
  }
  scheduler.progressed();
  *object = value;
}

/// `change` gives the new value for the old one.
template <class Value, class Change>
Value atomic_change(volatile Value* object, Order order, const void* place, Change change) {
  const auto address = reinterpret_cast<std::uintptr_t>(object);
  Event* const event = scheduler.point({.kind = Kind::read_modify_write, .object = address, .place = place});
  const Value before = *object;
  const Value after = change(before);
  if (event != nullptr) event->before = shown(before), event->after = shown(after);
  if (scheduler.detects()) {
    check_race(
        scheduler.races().read_modify_write(scheduler.current().id, address, sizeof(Value), order, place));
    remember(object, order, after, before);
  }
  if (before == after) {
    scheduler.looked(address, shown(before));
  } else {
    scheduler.progressed();
  }
  *object = after;
  return before;
}

/// The value that was there; the exchange happened when it equals `expected`.
template <class Value>
Value atomic_compare_exchange(volatile Value* object, Value expected, Value desired, Order success,
                              Order failure, const void* place) {
  const auto address = reinterpret_cast<std::uintptr_t>(object);
  Event* const event = scheduler.point({.kind = Kind::compare_exchange, .object = address, .place = place});
  const Value before = *object;
  const bool succeeds = before == expected;
  if (event != nullptr) {
    event->succeeded = succeeds;
    event->before = shown(before), event->after = shown(succeeds ? desired : before);
  }
  if (scheduler.detects()) {
    const ThreadId me = scheduler.current().id;
    RaceDetector& races = scheduler.races();
    check_race(succeeds ? races.read_modify_write(me, address, sizeof(Value), success, place)
                        : races.load(me, address, sizeof(Value), failure, place));
    if (succeeds) remember(object, success, desired, before);
  }
  if (succeeds && before != desired) {
    scheduler.progressed();
  } else {
    scheduler.looked(address, shown(before));
  }
  if (succeeds) *object = desired;
  return before;
}

void atomic_fence(Order order, const void* place);

}  // namespace explore
