// Memory::weak: an atomic's newest stores, and which of them a load may see.
//
// Stores are in modification order, which is the order they were executed in; so is the order of sequentially
// consistent operations. A load may see an older store unless coherence ([intro.races]) or the order of
// sequentially consistent operations ([atomics.order]) hides it behind a newer one. Every execution allowed
// here is one the standard allows; not all that it allows appear (race_detector.hpp names the limits).
#pragma once

#include <cstdint>

#include "explore/races/vector_clock.hpp"

namespace explore {

/// The sequentially consistent fences of an execution, in their order.
class FenceOrder {
 public:
  struct Fence {
    std::uint64_t number;  ///< from 1
    ThreadId thread;
    Tick tick;
    VectorClock known;  ///< all that happened before this fence or an earlier one
  };

  void clear() {
    count_ = 0;
    known_.clear();
  }
  void add(ThreadId thread, const VectorClock& now);

  std::uint64_t count() const { return count_; }
  const VectorClock& known() const { return known_; }

  /// The latest that happened before what the clock covers; null: none. Of long-gone fences the oldest that
  /// is remembered stands for all: it hides more, never less.
  const Fence* latest_before(const VectorClock& now) const;

 private:
  static constexpr std::uint64_t remembered = 64;
  std::uint64_t count_ = 0;
  VectorClock known_;
  Fence fences_[remembered] = {};
};

class StoreHistory {
 public:
  static constexpr int limit = 8;

  /// Who looks at an atomic, or stores into it.
  struct Viewer {
    ThreadId thread;
    bool sequential;
    const VectorClock& now;
    const FenceOrder& fences;
  };

  /// The value was there before anybody's atomic access, as far as is known.
  void start(std::uint64_t value);
  void add(const Viewer& storer, std::uint64_t value, const VectorClock& published);

  /// Newest first: how many of the stores may be seen?
  int visible(const Viewer& viewer) const;
  /// The viewer read the store `age` before the newest: from now on it and what follows it see no older one.
  void saw(const Viewer& viewer, int age);

  std::uint64_t value(int age) const { return store(age).value; }
  const VectorClock& published(int age) const { return store(age).published; }

 private:
  struct Store {
    std::uint64_t value;
    std::uint64_t
        sequential_since;  ///< fences executed before a sequential access first met it, plus 1; 0: none
    VectorClock published;
    VectorClock met;  ///< each thread's tick when it first stored or read this very store; 0: never
  };

  Store& store(int age) { return stores_[(newest_ - static_cast<unsigned>(age)) % limit]; }
  const Store& store(int age) const { return stores_[(newest_ - static_cast<unsigned>(age)) % limit]; }
  Store& append(std::uint64_t value);
  static bool hides_older(const Store& store, const Viewer& viewer, const FenceOrder::Fence* fence);

  unsigned newest_;
  int count_;
  Store stores_[limit];
};

}  // namespace explore
