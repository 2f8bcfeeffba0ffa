#include "harness/process_group.hpp"

#include <unistd.h>

#include "harness/process_list.hpp"

namespace harness {

GroupActivity activity_of_group(pid_t group) {
  static const long ticks_per_second = ::sysconf(_SC_CLK_TCK);
  GroupActivity activity;
  for (const ProcessFacts& process : processes()) {
    if (process.group != group) continue;
    if (process.state == 'R' || process.state == 'D') activity.any_runs = true;
    activity.processor += std::chrono::milliseconds(process.ticks * 1000 / ticks_per_second);
  }
  return activity;
}

}  // namespace harness
