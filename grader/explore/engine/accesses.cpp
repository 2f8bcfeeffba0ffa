#include "explore/engine/accesses.hpp"

#include "explore/engine/control.hpp"
#include "explore/engine/heap.hpp"

namespace explore {
namespace {

// Where plain accesses were made, in a traced execution: a race's earlier end is not on the stack any more.
struct Noted {
  ThreadId thread;
  const void* place;
  int event;
  std::vector<const void*> stack;
};
std::vector<Noted> noted;
constexpr std::size_t most_noted = 20'000;

int last_event() { return static_cast<int>(scheduler.options().trace->events.size()) - 1; }

void note(const void* place) {
  if (noted.size() == most_noted) return;
  noted.push_back({.thread = scheduler.current().id, .place = place, .event = last_event(), .stack = {}});
  walk_stack(noted.back().stack, place);
}

std::vector<const void*> stack_of(const Race::End& end) {
  if (scheduler.options().trace == nullptr) return {end.place};
  const auto& events = scheduler.options().trace->events;
  const auto event = static_cast<std::size_t>(end.event);
  if (end.atomic && event < events.size()) return events[event].stack;
  for (auto access = noted.rbegin(); access != noted.rend(); ++access) {
    if (access->thread != end.thread || access->place != end.place) continue;
    if (access->event == end.event) return access->stack;
  }
  return {end.place};
}

Access access_of(const Race::End& end) {
  return {.thread = end.thread,
          .write = end.write,
          .atomic = end.atomic,
          .bytes = end.bytes,
          .event = end.event,
          .stack = stack_of(end)};
}

}  // namespace

void forget_accesses() {
  if (!noted.empty()) noted.clear();
}

namespace {

void fail_with(FailureKind kind, const Race* race) {
  if (race == nullptr) return;
  scheduler.fail(Failure{.kind = kind,
                         .thread = race->later.thread,
                         .object = race->address,
                         .accesses = {access_of(race->earlier), access_of(race->later)}});
}

}  // namespace

void check_race(const Race* race) { fail_with(FailureKind::data_race, race); }

// To the race detector a use is a read and the destruction a write of the first bytes.
void condition_access(std::uintptr_t condition, ConditionUse use, const void* place) {
  constexpr std::size_t bytes = 8;
  const bool destroys = use == ConditionUse::destroy;
  if (scheduler.options().trace != nullptr) note(place);
  if (Arena::owns(condition)) check_usable(condition, bytes, destroys, place);
  if (!scheduler.detects()) return;
  RaceDetector& races = scheduler.races();
  const ThreadId me = scheduler.current().id;
  fail_with(FailureKind::destroyed_in_use,
            destroys ? races.write(me, condition, bytes, place) : races.read(me, condition, bytes, place));
}

namespace {

// What an access costs more than its look-up, when something asks for it.
void announce_access(std::uintptr_t address, bool write, const void* place) {
  const InRuntime runtime;
  if (scheduler.many_plain_accesses()) scheduler.give_way_in_stretch(place);
  if (scheduler.options().plain_accesses_are_points) {
    scheduler.point({.kind = write ? Kind::write : Kind::read, .object = address, .place = place});
  }
  if (scheduler.options().trace != nullptr) note(place);
}

}  // namespace

void plain_access(std::uintptr_t address, std::size_t bytes, bool write, const void* place) {
  if (scheduler.announces_access()) announce_access(address, write, place);
  if (Arena::owns(address) && arena.state(address, bytes) != Arena::State::usable) {
    const InRuntime runtime;
    check_usable(address, bytes, write, place);
  }
  if (!scheduler.detects()) return;
  RaceDetector& races = scheduler.races();
  const ThreadId me = scheduler.current().id;
  const Race* const race =
      write ? races.write(me, address, bytes, place) : races.read(me, address, bytes, place);
  if (race == nullptr) return;
  const InRuntime runtime;
  check_race(race);
}

}  // namespace explore
