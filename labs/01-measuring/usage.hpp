// What a piece of work has used up. Given: tasks 3 and 4 share it.
#pragma once

#include <chrono>
#include <cstdint>

namespace lab {

/// Everything counts for the whole process, all threads together, and only from the start of the work to its
/// end.
struct Usage {
  std::chrono::nanoseconds wall{0};
  std::chrono::nanoseconds cpu{0};
  std::int64_t peak_rss_growth_bytes =
      0;                                ///< By how much the most memory ever resident grew. The system keeps
                                        ///< only the highest mark, so 0 if it had been as high before.
  std::int64_t voluntary_switches = 0;  ///< Times a thread gave up the processor because it had to wait.
  std::int64_t involuntary_switches =
      0;  ///< Times a thread had the processor taken away, for another's turn.
};

}  // namespace lab
