#include "explore/engine/heap.hpp"

#include "explore/engine/scheduler.hpp"

namespace explore {
namespace {

// Who allocated and freed, in a traced execution.
struct Block {
  const void* begin;
  std::size_t bytes;
  Access allocated, freed;
};
std::vector<Block> history;

Access here(bool write, int bytes, const void* place) {
  Access access{.thread = scheduler.current().id, .write = write, .bytes = bytes};
  if (scheduler.options().trace == nullptr) {
    access.stack.push_back(place);
    return access;
  }
  access.event = static_cast<int>(scheduler.options().trace->events.size()) - 1;
  walk_stack(access.stack, place);
  return access;
}

Block* remembered(std::uintptr_t address) {
  for (auto block = history.rbegin(); block != history.rend(); ++block) {
    const auto begin = reinterpret_cast<std::uintptr_t>(block->begin);
    constexpr std::uintptr_t beyond_end = 32;
    if (address >= begin && address < begin + block->bytes + beyond_end) return &*block;
  }
  return nullptr;
}

[[noreturn]] void fail_at(FailureKind kind, std::uintptr_t address, Access access, const char* message = "") {
  Failure failure{.kind = kind, .message = message, .thread = access.thread, .object = address};
  failure.accesses.push_back(std::move(access));
  if (const Block* const block = remembered(address)) {
    if (block->freed.thread != no_thread) failure.accesses.push_back(block->freed);
    failure.accesses.push_back(block->allocated);
  }
  scheduler.fail(std::move(failure));
}

// A lock that lies in the block must be free, a condition variable without sleepers.
void check_objects_in(void* block) {
  const auto begin = reinterpret_cast<std::uintptr_t>(block);
  const std::uintptr_t end = begin + Arena::bytes_of(block);
  for (const auto* object = scheduler.objects().begin_used(); object != scheduler.objects().end_used();
       ++object) {
    if (object->address < begin || object->address >= end) continue;
    if (scheduler.somebody_needs(*object)) scheduler.fail(FailureKind::destroyed_in_use, object->address);
  }
}

}  // namespace

void* heap_allocate(std::size_t bytes, std::size_t alignment, const void* place) {
  void* const block = arena.allocate(bytes, alignment);
  if (block == nullptr) scheduler.fail(FailureKind::limit, 0, "more than 4 GiB allocated in one execution");
  if (scheduler.options().trace != nullptr) {
    history.push_back(
        {.begin = block, .bytes = bytes, .allocated = here(false, static_cast<int>(bytes), place)});
  }
  return block;
}

void heap_free(void* block, const void* place) {
  const auto address = reinterpret_cast<std::uintptr_t>(block);
  if (!arena.is_live(block)) {
    const bool again = arena.was_freed(block);
    fail_at(FailureKind::double_free, address, here(true, 0, place),
            again ? "" : "freed what was never allocated");
  }
  check_objects_in(block);
  const std::size_t bytes = Arena::bytes_of(block);
  if (scheduler.detects()) {
    constexpr std::size_t looked_at = 64;  // An access behind it is one after the free in another order.
    check_race(scheduler.races().write(scheduler.current().id, address, std::min(bytes, looked_at), place));
  }
  if (scheduler.options().trace != nullptr) {
    if (Block* const known = remembered(address)) known->freed = here(true, static_cast<int>(bytes), place);
  }
  arena.free(block);
}

void check_usable(std::uintptr_t address, std::size_t bytes, bool write, const void* place) {
  const auto state = arena.state(address, bytes);
  if (state == Arena::State::usable) return;
  fail_at(state == Arena::State::freed ? FailureKind::use_after_free : FailureKind::heap_overflow, address,
          here(write, static_cast<int>(bytes), place));
}

std::optional<Failure> lost_memory() {
  const void* const block = arena.find_leak();
  if (block == nullptr) return std::nullopt;
  Failure failure{.kind = FailureKind::leak, .object = reinterpret_cast<std::uintptr_t>(block)};
  if (const Block* const known = remembered(failure.object)) {
    failure.thread = known->allocated.thread;
    failure.accesses.push_back(known->allocated);
  }
  return failure;
}

void forget_heap_history() {
  if (!history.empty()) history.clear();
}

}  // namespace explore
