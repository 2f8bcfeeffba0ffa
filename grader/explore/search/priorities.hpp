// The two strategies that give out priorities.
#pragma once

#include <array>
#include <cstdint>

#include "explore/search/random_strategy.hpp"

namespace explore {

/// PCT (Burckhardt et al., ASPLOS 2010): threads have random priorities, the highest goes on; at depth - 1
/// random places whoever is on top falls to the bottom. Finds a bug that needs `depth` things in order with a
/// chance that only falls with the threads and the executions' length. Who yields falls to the bottom too.
class ThreadPriorities : public RandomStrategy {
 public:
  ThreadPriorities(const Profile& profile, int depth) : RandomStrategy(profile), depth_(depth) {}

 protected:
  void start_threads() override;
  int pick_thread(const Decision& decision) override;

 private:
  static constexpr int max_depth = 8;

  std::int64_t& priority_of(std::int16_t thread);
  int highest(const Decision& decision);

  int depth_;
  std::array<std::int64_t, max_threads> priorities_{};  ///< 0: not given yet
  std::int64_t bottom_ = 0;                             ///< the lowest priority given
  std::array<std::uint32_t, max_depth> changes_{};      ///< at which of the execution's thread decisions
  std::uint32_t turn_ = 0;
};

/// POS (Yuan, Yang, Gu, CAV 2018): steps have random priorities; a step that the one taken conflicts with
/// draws a new one. Orders conflicting steps evenly, however far apart they are.
class StepPriorities : public RandomStrategy {
 public:
  using RandomStrategy::RandomStrategy;

 protected:
  void start_threads() override;
  int pick_thread(const Decision& decision) override;

 private:
  std::array<std::uint64_t, max_threads> priorities_{};  ///< 0: to be drawn
};

}  // namespace explore
