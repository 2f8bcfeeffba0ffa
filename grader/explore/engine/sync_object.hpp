// What the runtime knows of a mutex, condition variable, semaphore, …, by its address. The program's own
// memory is never touched.
#pragma once

#include <array>
#include <cstdint>

#include "explore/engine/thread_set.hpp"
#include "explore/model/operation.hpp"

namespace explore {

struct SyncObject {
  std::uintptr_t address = 0;
  ThreadId owner = no_thread;  ///< who holds it alone: mutex, read-write lock; who runs a once
  std::int16_t readers = 0;    ///< who share it, counted
  std::int16_t sleepers = 0;   ///< threads asleep until woken
  std::int32_t depth = 0;      ///< of a recursive lock
  std::uint32_t wasted = 0;    ///< notifications that woke nobody
  std::int64_t count = 0;      ///< semaphore: permits; latch and barrier: arrivals still missing
  std::int64_t expected = 0;   ///< barrier: arrivals per phase
  std::uint32_t phase = 0;     ///< barrier: phases completed
  bool counts = false;         ///< count was set: a semaphore, latch or barrier
  bool done = false;           ///< a once that has run
  ThreadSet shared_by;         ///< the readers
};

/// All objects of one execution. Forgetting them costs nothing.
class SyncObjects {
 public:
  static constexpr std::uint32_t limit = 1 << 14;

  void begin() { ++generation_, used_ = 0; }
  /// The object at this address, new when it was not known. Null: more than `limit` of them.
  SyncObject* at(std::uintptr_t address) {
    for (std::uint32_t slot = slot_of(address);; slot = (slot + 1) & (slots - 1)) {
      Entry& entry = table_[slot];
      if (entry.generation != generation_) return add(entry, address);
      if (entry.address == address) return &objects_[entry.index];
    }
  }
  /// As it was before anybody used it, if anybody did.
  void forget(std::uintptr_t address);

  const SyncObject* begin_used() const { return objects_.data(); }
  const SyncObject* end_used() const { return objects_.data() + used_; }

 private:
  static constexpr std::uint32_t slots = limit * 4;
  struct Entry {
    std::uintptr_t address;
    std::uint32_t generation, index;
  };

  static std::uint32_t slot_of(std::uintptr_t address) {
    return static_cast<std::uint32_t>((address * 0x9e3779b97f4a7c15) >> 40) & (slots - 1);
  }
  SyncObject* add(Entry& entry, std::uintptr_t address);

  std::array<Entry, slots> table_{};
  std::array<SyncObject, limit> objects_{};
  std::uint32_t generation_ = 0, used_ = 0;
};

}  // namespace explore
