#include "explore/search/profile.hpp"

#include <algorithm>

namespace explore {

void Profile::add(const Tally& tally) {
  ++executions_;
  for (std::size_t kind = 0; kind < decision_kinds; ++kind) asked_[kind] += tally.asked[kind];
  for (std::size_t thread = 0; thread < static_cast<std::size_t>(tally.threads); ++thread) {
    turns_[thread] += tally.turns[thread];
  }
  threads_ = std::max(threads_, tally.threads);
}

std::uint32_t Profile::decisions(DecisionKind kind) const {
  if (executions_ == 0) return 0;
  return static_cast<std::uint32_t>((asked_[static_cast<std::size_t>(kind)] + executions_ - 1) / executions_);
}

std::uint32_t Profile::turns_in_sixteenths(int thread) const {
  if (executions_ == 0) return 0;
  return static_cast<std::uint32_t>(turns_[static_cast<std::size_t>(thread)] * 16 / executions_);
}

}  // namespace explore
