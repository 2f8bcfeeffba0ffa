// Random executions: threads that fork, join, lock, publish and access memory in any way that is possible.
#pragma once

#include <array>
#include <optional>
#include <random>
#include <vector>

#include "memory_model.hpp"

namespace explore {

class RandomProgram {
 public:
  enum class Style : std::uint8_t {
    anything,      ///< all kinds of steps
    only_atomics,  ///< no plain writes into atomics, nothing forgotten: for weak memory
  };

  RandomProgram(unsigned seed, Style style);

  /// What one of the threads does next; loads read the newest store.
  Step next();

  /// Lets a race stand? Seldom, so that executions get far and accesses hang by a single edge.
  bool keeps_race() { return chance(kept_percent_); }

 private:
  struct Lock {
    std::uintptr_t address = 0;
    ThreadId writer = no_thread;
    std::vector<ThreadId> readers;
  };

  int below(int limit);
  bool chance(int percent) { return below(100) < percent; }
  Order any_order() { return static_cast<Order>(below(5)); }

  Step create();
  Step join(ThreadId joiner);
  Step lock_or_unlock(ThreadId thread);
  Step plain(ThreadId thread);
  Step atomic(ThreadId thread);
  Step forget(ThreadId thread);

  std::mt19937 random_;
  Style style_;
  int thread_limit_, guarded_percent_, stray_percent_, kept_percent_;
  std::array<double, 6> weights_{};
  int created_ = 1;
  std::vector<ThreadId> alive_{0};
  std::array<Lock, 4> locks_{};
};

}  // namespace explore
