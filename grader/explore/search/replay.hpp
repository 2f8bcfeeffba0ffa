// Runs one schedule: the usual choice everywhere but at the schedule's deviations.
#pragma once

#include "explore/search/recorder.hpp"

namespace explore {

class Replay : public Recorder {
 public:
  explicit Replay(Schedule schedule) : wanted_(std::move(schedule)) {}

  /// Was every deviation met, with an option to take? False for a schedule of another program.
  bool fitted() const { return fits_ && next_ == wanted_.size(); }

 protected:
  void start() override {
    next_ = 0;
    fits_ = true;
  }

  int pick(const Decision& decision) override {
    if (decision.options.size() == 1 || next_ == wanted_.size()) return decision.usual;
    const Deviation& deviation = wanted_[next_];
    if (deviation.decision != decisions()) return decision.usual;
    ++next_;
    if (deviation.option < static_cast<int>(decision.options.size())) return deviation.option;
    fits_ = false;
    return decision.usual;
  }

 private:
  Schedule wanted_;
  std::size_t next_ = 0;
  bool fits_ = true;
};

}  // namespace explore
