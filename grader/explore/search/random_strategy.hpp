// The ways of sampling: each picks the next thread in a way of its own, and the rest at random.
//
// No single way is enough: what one finds in seven schedules another misses in thousands, so that
// portfolio.hpp takes them in turn. With equal seeds they choose alike on every machine.
#pragma once

#include <cstdint>

#include "explore/search/profile.hpp"
#include "explore/search/random.hpp"
#include "explore/search/recorder.hpp"

namespace explore {

class RandomStrategy : public Recorder {
 public:
  explicit RandomStrategy(const Profile& profile) : profile_(profile) {}

  /// What the next execution will choose follows from this and from the profile alone.
  void seed(std::uint64_t seed) { random_ = Random(seed); }

 protected:
  void start() final;
  int pick(const Decision& decision) final;

  virtual void start_threads() {}
  virtual int pick_thread(const Decision& decision) = 0;

  Random& random() { return random_; }
  const Profile& profile() const { return profile_; }
  int any_of(const Decision& decision) {
    return static_cast<int>(random_.below(static_cast<std::uint32_t>(decision.options.size())));
  }

 private:
  std::uint32_t rarity(DecisionKind kind);
  int inject(const Decision& decision, std::uint32_t rarity);

  const Profile& profile_;
  Random random_;
  std::uint32_t spurious_once_in_ = 0, timer_once_in_ = 0;
};

/// Takes any thread, all alike: changes thread at most points.
class RandomWalk : public RandomStrategy {
 public:
  using RandomStrategy::RandomStrategy;

 protected:
  int pick_thread(const Decision& decision) override { return any_of(decision); }
};

/// Stays with the running thread for a while: reaches what takes one thread many steps in a row, as a queue
/// that runs full.
class StickyWalk : public RandomStrategy {
 public:
  using RandomStrategy::RandomStrategy;

 protected:
  void start_threads() override { leaves_once_in_ = 2U << random().below(4); }
  int pick_thread(const Decision& decision) override;

 private:
  std::uint32_t leaves_once_in_ = 2;
};

/// Takes threads in proportion to the turns they still have ahead, as far as earlier executions tell: comes
/// near to taking all interleavings alike (Zhao et al., ASPLOS 2025).
class WeightedWalk : public RandomStrategy {
 public:
  using RandomStrategy::RandomStrategy;

 protected:
  void start_threads() override;
  int pick_thread(const Decision& decision) override;

 private:
  std::uint32_t& ahead_of(std::int16_t thread) { return ahead_[static_cast<std::size_t>(thread)]; }
  std::array<std::uint32_t, max_threads> ahead_{};  ///< in sixteenths of a turn, at least one
};

}  // namespace explore
