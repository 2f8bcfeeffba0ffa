#include "harness/arm_sample.hpp"

#include <time.h>

#include "harness/thread_registry.hpp"
#include "harness/thread_track.hpp"

namespace harness {
namespace {

using std::chrono::nanoseconds;

nanoseconds time_on(clockid_t clock) {
  timespec now{};
  ::clock_gettime(clock, &now);
  return std::chrono::seconds(now.tv_sec) + nanoseconds(now.tv_nsec);
}

// Ends together with the run, also when the arm throws.
struct Tracking {
  Tracking() {
    track_run_delay(true);
    begin_thread_count();
  }
  ~Tracking() {
    if (!ended) end_thread_count();
    track_run_delay(false);
  }
  Tracking(const Tracking&) = delete;
  Tracking& operator=(const Tracking&) = delete;
  ThreadCounts end() {
    ended = true;
    return end_thread_count();
  }
  bool ended = false;
};

}  // namespace

Sample sample(Placement placement, const std::function<void()>& arm) {
  const PlacementScope placed(placement);
  Tracking tracking;
  const nanoseconds delay_before = total_run_delay().value_or(nanoseconds(0));
  const nanoseconds cpu_before = time_on(CLOCK_PROCESS_CPUTIME_ID);
  const nanoseconds wall_before = time_on(CLOCK_MONOTONIC);
  arm();
  const nanoseconds wall = time_on(CLOCK_MONOTONIC) - wall_before;
  const nanoseconds cpu = time_on(CLOCK_PROCESS_CPUTIME_ID) - cpu_before;
  const nanoseconds delay = total_run_delay().value_or(nanoseconds(0)) - delay_before;
  const ThreadCounts threads = tracking.end();
  return {.wall = wall,
          .cpu = cpu,
          .run_delay = delay > nanoseconds(0) ? delay : nanoseconds(0),
          .threads_created = static_cast<unsigned>(threads.created),
          .threads_peak = static_cast<unsigned>(threads.peak)};
}

bool run_delay_is_known() { return total_run_delay().has_value(); }

}  // namespace harness
