// Where new threads begin. Left alone, two fresh threads often start on one CPU and finish before the
// scheduler moves either; a race then measures the scheduler.
#pragma once

#include <optional>

namespace harness {

enum class Placement {
  natural,  ///< as the system likes
  pinned,   ///< thread i stays on allowed CPU i + 1, the caller on CPU 0
  spread,   ///< begins like pinned, then moves as the system likes
};

/// Places the threads created while it lives; afterwards every thread may run everywhere again. One at a
/// time.
class PlacementScope {
 public:
  explicit PlacementScope(Placement placement);
  ~PlacementScope();
  PlacementScope(const PlacementScope&) = delete;
  PlacementScope& operator=(const PlacementScope&) = delete;
};

/// For pthread_create: the CPU where the next thread begins; none: anywhere.
std::optional<int> next_thread_cpu();

/// For a thread that has just begun.
void settle_thread();

}  // namespace harness
