// Choosers for tests: one that says what to choose, one that draws lots.
#pragma once

#include <map>
#include <random>

#include "explore/model/decision.hpp"

namespace explore {

/// Takes the usual option except where told otherwise: the how-manieth decision, and its option.
class Script : public Chooser {
 public:
  Script() = default;
  explicit Script(std::map<int, int> answers) : answers_(std::move(answers)) {}
  void begin() override { next_ = 0; }
  int choose(const Decision& decision) override {
    const auto answer = answers_.find(next_++);
    return answer == answers_.end() ? decision.usual : answer->second;
  }
  int asked() const { return next_; }

 private:
  std::map<int, int> answers_;
  int next_ = 0;
};

class Lots : public Chooser {
 public:
  explicit Lots(std::uint64_t seed) : random_(seed) {}
  int choose(const Decision& decision) override {
    const auto options = static_cast<unsigned>(decision.options.size());
    if (decision.kind == DecisionKind::spurious || decision.kind == DecisionKind::timer) {
      if (random_() % 10 != 0) return decision.usual;
    }
    return static_cast<int>(random_() % options);
  }

 private:
  std::minstd_rand random_;
};

}  // namespace explore
