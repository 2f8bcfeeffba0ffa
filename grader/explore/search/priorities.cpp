#include "explore/search/priorities.hpp"

#include <algorithm>

#include "explore/search/bounded_search.hpp"

namespace explore {
namespace {

std::size_t position_of(int value) { return static_cast<std::size_t>(value); }

}  // namespace

void ThreadPriorities::start_threads() {
  priorities_.fill(0);
  bottom_ = 0;
  turn_ = 0;
  const std::uint32_t length = std::max(1U, profile().decisions(DecisionKind::thread));
  for (int change = 0; change + 1 < depth_; ++change) changes_[position_of(change)] = random().below(length);
}

std::int64_t& ThreadPriorities::priority_of(std::int16_t thread) {
  std::int64_t& priority = priorities_[position_of(thread)];
  if (priority == 0) priority = static_cast<std::int64_t>(random().next() >> 2U) + 1;
  return priority;
}

int ThreadPriorities::highest(const Decision& decision) {
  int best = 0;
  for (int option = 1; option < static_cast<int>(decision.options.size()); ++option) {
    if (priority_of(decision.options[position_of(option)]) >
        priority_of(decision.options[position_of(best)])) {
      best = option;
    }
  }
  return best;
}

int ThreadPriorities::pick_thread(const Decision& decision) {
  const bool yielded = !decision.preempts && costs(decision);
  if (yielded) priority_of(decision.running) = --bottom_;
  const auto changes = std::count(changes_.begin(), changes_.begin() + depth_ - 1, turn_++);
  for (auto change = changes; change > 0; --change) {
    priority_of(decision.options[position_of(highest(decision))]) = --bottom_;
  }
  return highest(decision);
}

void StepPriorities::start_threads() { priorities_.fill(0); }

int StepPriorities::pick_thread(const Decision& decision) {
  if (decision.running >= 0)
    priorities_[position_of(decision.running)] = 0;  // It took steps that nobody asked.
  int best = 0;
  std::uint64_t best_priority = 0;
  for (int option = 0; option < static_cast<int>(decision.options.size()); ++option) {
    std::uint64_t& priority = priorities_[position_of(decision.options[position_of(option)])];
    if (priority == 0) priority = random().next() | 1U;
    if (priority <= best_priority) continue;
    best = option;
    best_priority = priority;
  }
  const ThreadId taken = decision.options[position_of(best)];
  for (const ThreadId thread : decision.options) {
    const auto known = decision.pending.size();
    if (position_of(thread) >= known || position_of(taken) >= known) continue;
    if (dependent(decision.pending[position_of(thread)], decision.pending[position_of(taken)])) {
      priorities_[position_of(thread)] = 0;
    }
  }
  priorities_[position_of(taken)] = 0;
  return best;
}

}  // namespace explore
