// Every schedule with exactly 0 preemptions, then exactly 1, then 2, …: none is run twice.
//
// A schedule with b preemptions is one with b - 1, cut at a place after its last preemption where another
// thread could have taken the turn, and continued without more. So each pass notes these places
// (opportunities) for the next one, and within a pass a depth-first search tries what costs nothing.
//
// What counts as a preemption (costs()): taking the turn from a thread that could go on; the turn going to
// another than the next in line when a thread yields, or loops that poll would never be done; a weak load
// that sees an older store; a weak compare_exchange that fails for no reason. What costs nothing: who goes on
// when a thread blocks or ends, which waiter is woken, wake-ups for no reason and timers that fire early,
// which the engine limits per execution.
#pragma once

#include <cstdint>
#include <vector>

#include "explore/search/frontier.hpp"
#include "explore/search/recorder.hpp"

namespace explore {

/// Does every option but the usual one count as a preemption?
bool costs(const Decision& decision);

class BoundedSearch : public Recorder {
 public:
  /// `room`: how many starting points for the next bound are worth keeping.
  explicit BoundedSearch(std::uint64_t room) : room_(room) {}

  /// After each execution: turns to the next schedule with as many preemptions. False: there is none.
  bool next();

  /// After next() said false: turns to the schedules with one preemption more. False: there is none, so that
  /// every schedule was run, or room was short (short_of_room()).
  bool deepen();

  /// Which part of this bound's schedules was run, as far as can be told from how the tree branched so far.
  double explored() const;

  /// With how many preemptions schedules are run now.
  int bound() const { return bound_; }

  /// At least so many schedules have one preemption more than bound(), as far as was seen.
  std::uint64_t known_ahead() const { return ahead_.size(); }
  bool short_of_room() const { return ahead_.full(); }

  /// The last execution asked other things than it did before, up to where they were the same.
  bool diverged() const { return diverged_ || decisions() < must_reach_; }

 protected:
  void start() override;
  int pick(const Decision& decision) override;

 private:
  /// A decision after the last preemption, in the order of the execution.
  struct Node {
    std::int16_t options = 1, usual = 0;
    std::int16_t tried = 0;  ///< options done before this one; the usual one is the first
    DecisionKind kind = DecisionKind::thread;
    bool costs = false;
    int option() const;
  };

  int replayed(const Decision& decision);
  int met_again(const Decision& decision, const Node& node);
  int met_first(const Decision& decision);

  std::uint64_t room_;
  int bound_ = 0;
  Frontier now_{0}, ahead_{room_};  ///< of this bound (none for 0) and of the next
  Schedule root_;                   ///< up to the last preemption, that one too
  int root_options_ = 0;            ///< how many options that decision had
  std::size_t next_deviation_ = 0;
  std::vector<Node> path_;  ///< the decisions after root_
  int must_reach_ = 0;      ///< decisions that the schedule is known to have
  bool fresh_ = true;       ///< no place of this execution was noted yet
  bool diverged_ = false;
};

}  // namespace explore
