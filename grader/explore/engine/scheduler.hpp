// Whose turn it is. One execution at a time; used by the thread whose turn it is, so nothing here is locked.
//
// A thread announces an operation and comes back from the call when the operation may take effect: when it
// was chosen, and when its object lets it. Between two announcements a thread runs alone.
#pragma once

#include <array>
#include <optional>

#include "explore/engine/execution.hpp"
#include "explore/engine/sync_object.hpp"
#include "explore/engine/thread.hpp"
#include "explore/races/race_detector.hpp"

namespace explore {

class Scheduler {
 public:
  Ending run(const Body& body, Chooser& chooser, const ExecutionOptions& options);

  // What operations are made of. All of these are called in the runtime (InRuntime), by the current thread.

  Thread& current() { return *current_; }
  Thread& thread(ThreadId id) { return threads_[static_cast<std::size_t>(id)]; }
  int thread_count() const { return thread_count_; }
  const ExecutionOptions& options() const { return options_; }
  Nanoseconds now() const { return now_; }

  /// Fails with FailureKind::limit when there are too many.
  SyncObject& object(std::uintptr_t address, const void* place = nullptr);
  SyncObjects& objects() { return objects_; }
  /// It is held, or another thread sleeps on it or is about to lock or wait.
  bool somebody_needs(const SyncObject& object) const;

  /// Announces, and returns when it is this thread's turn and the operation can take effect. The event is
  /// null when no trace is recorded; valid until the next call.
  Event* point(const Operation& operation, SyncObject* object = nullptr);
  /// Takes effect at once: others cannot tell when exactly.
  Event* mark(const Operation& operation);
  /// Sleeps until woken or the deadline has passed; `point` has announced the operation before. A wait goes
  /// on with the lock of its mutex. True: woken, false: timed out.
  bool sleep(const Operation& operation, SyncObject& object, SyncObject* mutex = nullptr);
  /// Sleeps until another thread has done something or the deadline has passed: what is waited for lies in
  /// the kernel and must be looked at again.
  void sleep_until_others_ran(const Operation& operation);
  /// Wakes at most `most` of the object's sleepers, each chosen; how many. `first` is who was woken first.
  int wake(SyncObject& object, int most, ThreadId* first = nullptr);
  /// The current thread looked at a value and changed nothing; at the next point it may have to give way.
  void looked(std::uintptr_t address, std::uint64_t value);
  void progressed() { current_->state.spin.progressed(), fruitless_ = 0; }
  /// Which of so many stores, newest first, does a weak load see?
  int choose_age(int visible);
  /// Gives way at the next point.
  void give_way() { current_->state.gives_way = true; }

  /// Counts plain accesses; true when one is more than a look-up.
  bool announces_access() { return ++plain_accesses_ >= patience_accesses || accesses_matter_; }
  int plain_accesses() const { return plain_accesses_; }
  /// The thread does nothing else, it seems.
  bool many_plain_accesses() const { return plain_accesses_ >= patience_accesses; }

  /// Lets others run in the middle of it. Fails with spin when it never ends.
  void give_way_in_stretch(const void* place);

  /// A new thread, ready to start. Null: the system gives no more.
  Thread* create(void* (*function)(void*), void* argument);
  /// The current thread takes its first turn.
  void started() { take_effect(*current_); }
  /// The current thread has ended.
  [[noreturn]] void finish();

  /// Time goes on by a little, as it does between two looks at a clock.
  Nanoseconds read_clock();

  [[noreturn]] void fail(Failure failure);
  [[noreturn]] void fail(FailureKind kind, std::uintptr_t object = 0, const char* message = "");

  /// With the place where the current thread is.
  [[noreturn]] void fail_here(FailureKind kind, const char* message);

  // Happens-before; nothing when races are not looked for.
  void acquire(std::uintptr_t object) {
    if (detects_) races_.acquire(current_->id, object);
  }
  void release(std::uintptr_t object) {
    if (detects_) races_.release(current_->id, object);
  }
  RaceDetector& races() { return races_; }
  bool detects() const { return detects_; }

  bool running() const { return running_; }
  std::uint64_t steps() const { return steps_; }
  std::uint64_t executions() const { return executions_; }

 private:
  void begin(Chooser& chooser, const ExecutionOptions& options);
  void announce(Thread& thread, const Operation& operation, SyncObject* object);
  void hand_on();
  Event* take_effect(Thread& thread);
  void let_others_look(const Thread& thread);

  Thread& choose_next();
  int choose(DecisionKind kind, int option_count, int usual, bool preempts = false);
  int list_ready();
  Thread& choose_thread(int option_count);
  void give_way_to_others(Thread& thread, int option_count);
  int keep_those_whose_turn_it_is(int option_count);
  int position_after(ThreadId running, int option_count) const;
  void chosen(Thread& thread);
  bool can_take_effect(const Thread& thread, const Operation& operation) const;
  void wake_up(Thread& thread, bool timed_out, bool spurious);

  bool passed(Nanoseconds deadline) const { return deadline != no_deadline && deadline <= now_; }
  const Thread* first_deadline() const;
  void pass_time_until(Nanoseconds moment);
  bool let_time_pass();
  bool ask_timer();
  bool ask_spurious();

  [[noreturn]] void nobody_can_go_on();
  std::optional<Failure> lock_cycle() const;
  /// Who waits for a lock that the sleeper holds; null when nobody does.
  const Thread* wants_a_lock_of(const Thread& sleeper) const;
  ThreadId holder(const Thread& thread) const;
  void record_unfinished();
  void record_names();
  void record_stack(Thread& thread, const void* place);
  Event* record(const Thread& thread);

  static constexpr int patience_steps = 100;  ///< in a row, before a thread gives way to the others
  static constexpr int patience_accesses = 5000;
  static constexpr int patience_stretches = 1000;  ///< of so many accesses, and nothing else
  static constexpr Nanoseconds clock_tick = 1000;

  Chooser* chooser_ = nullptr;
  ExecutionOptions options_;
  bool running_ = false, sees_forced_ = false, detects_ = false;
  bool accesses_matter_ = false;  ///< a trace is recorded, or they are scheduling points

  std::array<Thread, max_threads> threads_;
  std::array<Operation, max_threads> pending_{};
  std::array<bool, max_threads> enabled_{};
  std::array<std::int16_t, max_threads + 1> choices_{};
  int thread_count_ = 0, live_count_ = 0;
  Thread* current_ = nullptr;
  Seat home_;

  SyncObjects objects_;
  RaceDetector races_;

  Nanoseconds now_ = 0;
  int timed_count_ = 0;      ///< threads whose pending operation has a deadline
  bool timer_open_ = false;  ///< nobody has asked yet whether the first deadline passes early
  int polling_count_ = 0;    ///< threads in sleep_until_others_ran()
  int wakeable_count_ = 0;   ///< threads with may_wake
  int given_way_count_ = 0;  ///< threads with gave_way
  int spurious_left_ = 0, early_left_ = 0;

  std::uint64_t steps_ = 0, switches_ = 0, hash_ = 0, executions_ = 0;
  int in_a_row_ = 0;
  int plain_accesses_ = 0;  ///< since the last operation
  int clock_reads_ = 0;     ///< since the last operation
  int fruitless_ = 0;       ///< how much looks like waiting, since somebody last changed something
  int decisions_ = 0;       ///< with more than one option
  int placed_by_ = -1;      ///< the decision that chose the current thread
  Switch switched_ = Switch::none;
  std::optional<Failure> failure_;
};

/// The current thread's return addresses, innermost first, from `place` on; all of them when it is not there.
void walk_stack(std::vector<const void*>& stack, const void* place);

/// The process's one scheduler.
extern Scheduler scheduler;

}  // namespace explore
