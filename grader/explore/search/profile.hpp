// What executions of this body are like on average: the random strategies' estimates.
#pragma once

#include <array>
#include <cstdint>

#include "explore/search/recorder.hpp"

namespace explore {

class Profile {
 public:
  void add(const Tally& tally);

  /// Decisions of this kind in one execution, rounded up; 0 when none was ever asked.
  std::uint32_t decisions(DecisionKind kind) const;

  /// How often the thread was chosen in one execution, in sixteenths; 0 for a thread never seen.
  std::uint32_t turns_in_sixteenths(int thread) const;

  int threads() const { return threads_; }

 private:
  std::uint64_t executions_ = 0;
  std::array<std::uint64_t, decision_kinds> asked_{};
  std::array<std::uint64_t, max_threads> turns_{};
  int threads_ = 0;
};

}  // namespace explore
