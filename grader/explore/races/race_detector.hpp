// Finds data races on the schedule that is being run: two accesses to one place, one a write, at most one
// atomic, that no happens-before relation orders.
//
// Vector clocks per thread and per synchronisation object; the last accesses per eight bytes of memory.
// Precise for the schedule: what it reports is a race of the C++ memory model ([intro.races]), and with every
// schedule explored none is missed. FastTrack (Flanagan, Freund, PLDI 2009) is the model; atomics' release
// sequences and fences as in [atomics.order] and [atomics.fences].
//
// Memory::weak shows stale stores, never stores yet to come: modification orders and the order of
// sequentially consistent operations are the order of execution, so load buffering and the weak outcome of
// 2+2W do not appear; nor does a store with eight newer ones, a stale value of a failed compare_exchange, of
// a wider or narrower atomic at the same address or of one wider than eight bytes. After more than 64
// sequentially consistent fences older ones hide at least what they should. What appears, the standard
// allows.
//
// Called on every instrumented access: nothing here allocates once warm, and begin() costs what was touched
// since. Used by one kernel thread at a time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "explore/model/operation.hpp"
#include "explore/races/pool.hpp"
#include "explore/races/published.hpp"
#include "explore/races/shadow.hpp"
#include "explore/races/store_history.hpp"
#include "explore/races/vector_clock.hpp"

namespace explore {

enum class Order : std::uint8_t { relaxed, acquire, release, acquire_release, sequential };

/// Two accesses that race; the older one first.
struct Race {
  struct End {
    ThreadId thread = no_thread;
    bool write = false, atomic = false;
    int bytes = 0;
    const void* place = nullptr;  ///< return address in the instrumented code
    int event = -1;               ///< what note_event() said last before it
  };
  End earlier, later;
  std::uintptr_t address = 0;
};

class RaceDetector {
 public:
  /// Forgets everything: a new execution with one thread, 0.
  void begin();

  void created(ThreadId parent, ThreadId child);
  void ended(ThreadId thread);
  void joined(ThreadId joiner, ThreadId ended);

  /// A thread takes in what was released into the object: lock, a wait that was woken, a semaphore's acquire.
  void acquire(ThreadId thread, std::uintptr_t object);
  /// Adds what the thread has done to the object: unlock, notify, a semaphore's release.
  void release(ThreadId thread, std::uintptr_t object);
  /// A readers' unlock: later writers take it in, later readers need not.
  void release_shared(ThreadId thread, std::uintptr_t object);
  void acquire_exclusive(ThreadId thread, std::uintptr_t object);

  /// Plain accesses. Null, or the race found; valid until the next call.
  const Race* read(ThreadId thread, std::uintptr_t address, std::size_t bytes, const void* place);
  const Race* write(ThreadId thread, std::uintptr_t address, std::size_t bytes, const void* place);

  /// Atomic accesses: may race with plain ones, and carry their order.
  const Race* load(ThreadId thread, std::uintptr_t address, std::size_t bytes, Order order,
                   const void* place);
  const Race* store(ThreadId thread, std::uintptr_t address, std::size_t bytes, Order order,
                    const void* place);
  const Race* read_modify_write(ThreadId thread, std::uintptr_t address, std::size_t bytes, Order order,
                                const void* place);
  void fence(ThreadId thread, Order order);

  /// The memory is new: allocated, freed, a thread's stack handed to another. Earlier accesses are forgotten.
  void forget(std::uintptr_t address, std::size_t bytes);

  /// Numbers the accesses that follow, for the report.
  void note_event(int event);

  /// Races between these two places in the code are let pass, in this execution and all later ones: known
  /// faults of the library. False: there are too many already.
  bool let_pass(const void* one, const void* other);

  // Memory::weak: which stores may a load see?

  /// How many stores, newest first, the load may see: 1 when only the newest. At most 8.
  int visible_stores(ThreadId thread, std::uintptr_t address, std::size_t bytes, Order order,
                     std::uint64_t current);
  /// In place of load(): the value of the store `age` steps before the newest; takes in what it released.
  /// Requires age < visible_stores(), asked by the same thread just before. race: null, or as load() returns.
  std::uint64_t load_aged(ThreadId thread, std::uintptr_t address, std::size_t bytes, Order order, int age,
                          const void* place = nullptr, const Race** race = nullptr);
  /// After store or read_modify_write: remembers the value for later weak loads. before: what was there until
  /// now, so that a location's first store leaves its initial value to be seen.
  void stored(ThreadId thread, std::uintptr_t address, Order order, std::uint64_t value,
              std::optional<std::uint64_t> before = std::nullopt);

  /// A limit that was met ("more than … objects"), else null. The verdict is then "not judged": nothing is
  /// reported from there on.
  const char* overflow() const { return overflow_; }

 private:
  struct Thread {
    VectorClock now;
    VectorClock unfenced;  // What its relaxed loads read: an acquire fence takes it in.
    VectorClock fenced;    // What it had done at its last release fence: relaxed stores publish it.
  };
  struct Touch {
    ThreadId thread;
    bool write, atomic;
    std::size_t bytes;
    const void* place;
  };

  struct Pair {
    const void* one;
    const void* other;
  };

  static constexpr const char* too_much_memory = "more than 16 MiB of memory accessed in one execution";

  Thread& of(ThreadId thread) { return threads_[static_cast<unsigned>(thread)]; }
  void advance(ThreadId thread);
  Published* find_object(std::uintptr_t address);
  Published* object_at(std::uintptr_t address);

  // atomics.cpp
  void publish(ThreadId thread, Order order, Published& object);
  void take_in(ThreadId thread, Order order, const VectorClock& published);
  void read_newest(ThreadId thread, std::uintptr_t address, Order order);
  StoreHistory::Viewer viewer(ThreadId thread, Order order);
  StoreHistory* history_of(std::uintptr_t address, std::uint64_t current);

  // accesses.cpp
  const Race* touch(const Touch& touch, std::uintptr_t address);
  void touch_word(const Touch& touch, std::uintptr_t address, unsigned mask);
  void compare(const Touch& touch, std::uintptr_t word, unsigned mask, ShadowCell& cell);
  void compare(const Touch& touch, std::uintptr_t word, unsigned mask, PastAccess& earlier);
  void remember(const PastAccess& access, ShadowCell& cell);
  PastAccess access_of(const Touch& touch, Tick tick, unsigned mask) const;
  bool is_let_pass(const void* one, const void* other) const;
  void report(const Touch& touch, std::uintptr_t word, unsigned mask, const PastAccess& earlier);
  void forget_bytes(std::uintptr_t address, std::size_t bytes);

  Thread threads_[static_cast<unsigned>(max_threads)] = {};
  int event_ = -1;
  const char* overflow_ = nullptr;
  Race race_;
  bool found_ = false;  // race_ is of the access being looked at.
  Pair let_pass_[32] = {};
  std::size_t let_pass_count_ = 0;
  Shadow shadow_;
  Pool<Published, 1U << 16U, 64> objects_;
  Pool<StoreHistory, 1U << 14U, 16> histories_;
  FenceOrder fences_;
};

}  // namespace explore
