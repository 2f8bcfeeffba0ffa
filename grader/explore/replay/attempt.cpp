#include "explore/replay/attempt.hpp"

#include "explore/replay/forgiving_execution.hpp"
#include "explore/report/given_names.hpp"
#include "explore/search/replay.hpp"

namespace explore {

ExecutionOptions execution_options(const Options& options) {
  ExecutionOptions execution;
  execution.time = options.time;
  execution.memory = options.memory;
  execution.spurious_wakeups = options.spurious_wakeups;
  execution.early_timers = options.early_timers;
  execution.detect_races = options.detect_races;
  return execution;
}

Attempt attempt(const Body& body, const Options& options, const Schedule& schedule, Trace* trace) {
  ExecutionOptions execution = execution_options(options);
  execution.trace = trace;
  Replay replay(schedule);
  Attempt result;
  for (int run = 0; run < 2 && !result.ending.failure; ++run) {
    if (trace != nullptr) *trace = {};
    forget_given_names();
    result.ending = ForgivingExecution().execute(body, replay, execution);
    result.fits = replay.fitted();
  }
  if (trace != nullptr) trace->steered = !schedule.empty();
  return result;
}

}  // namespace explore
