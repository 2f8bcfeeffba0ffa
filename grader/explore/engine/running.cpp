// One execution from its beginning to its end. What is set back for each costs no more than was used.
#include "explore/engine/crash.hpp"
#include "explore/engine/heap.hpp"
#include "explore/engine/scheduler.hpp"

namespace explore {

void Scheduler::begin(Chooser& chooser, const ExecutionOptions& options) {
  ++executions_;
  chooser_ = &chooser;
  options_ = options;
  accesses_matter_ = options.trace != nullptr || options.plain_accesses_are_points;
  detects_ = options.detect_races || options.memory == Memory::weak;
  thread_count_ = live_count_ = 0;
  current_ = nullptr;
  objects_.begin();
  arena.begin();
  forget_heap_history();
  forget_accesses();
  if (detects_) races_.begin();
  now_ = 0;
  timed_count_ = polling_count_ = wakeable_count_ = given_way_count_ = in_a_row_ = clock_reads_ = fruitless_ =
      decisions_ = 0;
  timer_open_ = false;
  spurious_left_ = options.spurious_wakeups;
  early_left_ = options.time == Time::adversarial ? options.early_timers : 0;
  steps_ = switches_ = 0;
  hash_ = 0xcbf29ce484222325;
  placed_by_ = -1;
  switched_ = Switch::none;
  failure_.reset();
  chooser.begin();
  sees_forced_ = chooser.sees_forced_steps();
}

Ending Scheduler::run(const Body& body, Chooser& chooser, const ExecutionOptions& options) {
  begin(chooser, options);
  const auto run_body = [](void* argument) -> void* {
    (*static_cast<const Body*>(argument))();
    return nullptr;
  };
  Ending ending;
  Thread* const first = create(run_body, const_cast<Body*>(&body));
  if (first == nullptr) {
    ending.failure = Failure{.kind = FailureKind::limit, .message = "the system gives no thread"};
    return ending;
  }
  sit_down(home_);
  watch_execution();
  current_ = first;
  running_ = true;
  give_turn(home_, first->seat);
  running_ = false;
  if (options_.trace != nullptr) record_names();
  if (!failure_ && detects_ && races_.overflow() != nullptr) {
    failure_ = Failure{.kind = FailureKind::limit, .message = races_.overflow()};
  }
  ending.failure = failure_ ? std::move(failure_) : lost_memory();
  ending.steps = steps_;
  ending.switches = switches_;
  ending.hash = hash_;
  ending.virtual_time = now_;
  ending.threads = thread_count_;
  return ending;
}

}  // namespace explore
