#include "explore/search/random_strategy.hpp"

#include <algorithm>

namespace explore {
namespace {

constexpr std::uint32_t one_turn = 16;

}  // namespace

void RandomStrategy::start() {
  spurious_once_in_ = rarity(DecisionKind::spurious);
  timer_once_in_ = rarity(DecisionKind::timer);
  start_threads();
}

/// Injected events are limited in number: rare enough that they may also come late, and none at all in a
/// third of the executions.
std::uint32_t RandomStrategy::rarity(DecisionKind kind) {
  if (random_.below(3) == 0) return 0;
  return std::max(2U, profile_.decisions(kind));
}

int RandomStrategy::pick(const Decision& decision) {
  if (decision.options.size() == 1) return decision.usual;
  switch (decision.kind) {
    case DecisionKind::thread:
      return pick_thread(decision);
    case DecisionKind::waiter:
      return any_of(decision);
    case DecisionKind::spurious:
      return inject(decision, spurious_once_in_);
    case DecisionKind::timer:
      return inject(decision, timer_once_in_);
    case DecisionKind::value:
      return inject(decision, 2);
    case DecisionKind::failure:
      return inject(decision, 4);
  }
  return decision.usual;
}

int RandomStrategy::inject(const Decision& decision, std::uint32_t rarity) {
  if (!random_.once_in(rarity)) return decision.usual;
  const int other = static_cast<int>(random_.below(static_cast<std::uint32_t>(decision.options.size() - 1)));
  return other < decision.usual ? other : other + 1;
}

int StickyWalk::pick_thread(const Decision& decision) {
  const bool stays = decision.preempts && !random().once_in(leaves_once_in_);
  return stays ? decision.usual : any_of(decision);
}

void WeightedWalk::start_threads() {
  for (int thread = 0; thread < profile().threads(); ++thread) {
    ahead_[static_cast<std::size_t>(thread)] = std::max(one_turn, profile().turns_in_sixteenths(thread));
  }
  const auto unknown = static_cast<std::ptrdiff_t>(profile().threads());
  std::fill(ahead_.begin() + unknown, ahead_.end(), one_turn);
}

int WeightedWalk::pick_thread(const Decision& decision) {
  std::uint32_t total = 0;
  for (const std::int16_t thread : decision.options) total += ahead_of(thread);
  std::uint32_t drawn = random().below(total);
  int option = 0;
  while (drawn >= ahead_of(decision.options[static_cast<std::size_t>(option)])) {
    drawn -= ahead_of(decision.options[static_cast<std::size_t>(option)]);
    ++option;
  }
  std::uint32_t& ahead = ahead_of(decision.options[static_cast<std::size_t>(option)]);
  ahead = std::max(1U, ahead - std::min(ahead, one_turn));
  return option;
}

}  // namespace explore
