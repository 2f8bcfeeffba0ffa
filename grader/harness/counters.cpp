#include "harness/counters.hpp"

#include <sys/resource.h>
#include <time.h>

#include "harness/allocation_count.hpp"
#include "harness/lock_count.hpp"
#include "harness/thread_track.hpp"

namespace harness {
namespace {

std::chrono::nanoseconds time_on(clockid_t clock) {
  timespec now{};
  ::clock_gettime(clock, &now);
  return std::chrono::seconds(now.tv_sec) + std::chrono::nanoseconds(now.tv_nsec);
}

std::uint64_t voluntary_switches() {
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  return static_cast<std::uint64_t>(usage.ru_nvcsw);
}

// Counts from its construction on; the counters stop with it also when the measured call throws.
class Measurement {
 public:
  Measurement() {
    begin_thread_count();
    begin_lock_count();
    begin_allocation_count();
  }
  ~Measurement() {
    if (!ended_) finish();
  }
  Measurement(const Measurement&) = delete;
  Measurement& operator=(const Measurement&) = delete;

  Counts finish() {
    ended_ = true;
    const auto wall = time_on(CLOCK_MONOTONIC) - wall_;
    const auto cpu = time_on(CLOCK_PROCESS_CPUTIME_ID) - cpu_;
    const std::uint64_t sleeps = voluntary_switches() - switches_;
    const AllocationCounts allocations = end_allocation_count();
    const LockCounts locks = end_lock_count();
    const ThreadCounts threads = end_thread_count();
    return {.threads_created = threads.created,
            .threads_peak = threads.peak,
            .threads_left = threads.left,
            .sleeps = sleeps,
            .lock_acquisitions = locks.acquisitions,
            .lock_contentions = locks.contentions,
            .bytes_allocated = allocations.bytes,
            .bytes_peak = allocations.peak,
            .cpu = cpu,
            .wall = wall};
  }

 private:
  bool ended_ = false;
  const std::uint64_t switches_ = voluntary_switches();
  const std::chrono::nanoseconds cpu_ = time_on(CLOCK_PROCESS_CPUTIME_ID);
  const std::chrono::nanoseconds wall_ = time_on(CLOCK_MONOTONIC);
};

}  // namespace

Counts count(const std::function<void()>& body) {
  Measurement measurement;
  body();
  return measurement.finish();
}

}  // namespace harness
