// The seam between running and searching: the engine asks, a chooser answers.
//
// Everything in an execution that is not fixed by the program is a decision: which thread goes on, which
// waiter a notify_one wakes, whether somebody wakes up without being woken, whether a timer fires although
// others could run, which of several stores a weak load sees. Equal answers give equal executions, on any
// backend.
#pragma once

#include <cstdint>
#include <span>

#include "explore/model/operation.hpp"

namespace explore {

enum class DecisionKind : std::uint8_t {
  thread,    ///< options are thread ids
  waiter,    ///< options are the ids of the threads that sleep on the object
  spurious,  ///< options are no_thread (nobody) and the ids that may wake for no reason
  timer,     ///< options are no_thread (time stands still) and the thread whose deadline comes first
  value,     ///< options are ages: 0 the newest store, 1 the one before, …
  failure,   ///< options are 0 (a weak compare_exchange may succeed) and 1 (it fails for no reason)
};

struct Decision {
  DecisionKind kind = DecisionKind::thread;
  std::span<const std::int16_t> options;  ///< at least one
  int usual = 0;  ///< index taken by a run that nobody steers: go on with the same thread, first waiter,
                  ///< nobody, newest
  bool preempts = false;  ///< kind thread: `usual` is the running thread and could go on, so any other option
                          ///< is a preemption. A yield, a sleep and a blocked thread preempt nobody.
  std::span<const Operation> pending;  ///< by thread id: what each is about to do
  std::span<const bool> enabled;       ///< by thread id: could it take effect now?
  ThreadId running = 0;                ///< who ran last
};

/// Answers an execution's decisions. One object may answer many executions, one after the other.
class Chooser {
 public:
  virtual ~Chooser() = default;
  /// Before an execution's first decision.
  virtual void begin() {}
  /// The index of one of the decision's options.
  virtual int choose(const Decision& decision) = 0;
  /// Also asked when there is only one option? Sleep sets need to see every step.
  virtual bool sees_forced_steps() const { return false; }
};

}  // namespace explore
