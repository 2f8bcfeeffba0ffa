// All interleavings, up to swapping neighbouring steps that cannot tell who came first.
//
// Sleep sets (Godefroid 1996): once everything that begins with thread t's step has been tried here, t sleeps
// in the branches tried after it, until somebody takes a step that t's step depends on. An execution in which
// only sleepers could go on is a reordering of one that was run. Unbounded: preemption bounds and sleep sets
// must not be mixed, since the reordering that was run may have had more preemptions.
//
// Wake-ups for no reason and early timers are tried everywhere and wake all sleepers: they are not swapped
// with anything. Not everything can be tried (unbounded()) where choices have no end, as stale loads and weak
// compare_exchange failures in a loop; and where a thread had to give way without a yield, as one that polls:
// whether it must depends on who else could go on, and no operation says so in advance.
#pragma once

#include <bitset>
#include <cstdint>
#include <vector>

#include "explore/search/recorder.hpp"

namespace explore {

class SleepSets : public Recorder {
 public:
  /// After each execution: turns to the next one. False: all interleavings were run.
  bool next();

  /// Which part of all executions was run, as far as can be told from how the tree branched so far.
  double explored() const;

  /// The last execution reordered one that was run before.
  bool redundant() const { return redundant_; }
  /// Next() saying false does not mean all.
  bool unbounded() const { return unbounded_; }
  /// The last execution asked other things than it did before, up to where they were the same.
  bool diverged() const { return diverged_; }

  bool sees_forced_steps() const override { return true; }

 protected:
  void start() override;
  int pick(const Decision& decision) override;

 private:
  using Set = std::bitset<max_threads + 1>;  ///< of thread ids, or of options where nobody sleeps

  struct Node {
    DecisionKind kind = DecisionKind::thread;
    std::int16_t options = 0;
    std::int16_t taken = 0;  ///< thread id, or option
    Set left;                ///< to try after it
    Set done;                ///< tried before it
    Set asleep;              ///< on arrival
  };

  int pick_awake(const Decision& decision);
  int met_again(const Decision& decision);
  int met_first(const Decision& decision);
  int forced(const Decision& decision);
  int go_on(const Decision& decision, const Node& node);
  void wake_dependent(const Decision& decision, ThreadId goes_on);

  std::vector<Node> path_;
  Set asleep_;  ///< now; known from the last node of the path on
  Kind last_step_ = Kind::start;
  bool redundant_ = false, unbounded_ = false, diverged_ = false;
};

}  // namespace explore
