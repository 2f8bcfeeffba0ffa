// What the processes of a group do at this moment.
#pragma once

#include <sys/types.h>

#include <chrono>

namespace harness {

struct GroupActivity {
  bool any_runs = false;                   ///< or could, or waits for a disk
  std::chrono::milliseconds processor{0};  ///< what those that live have used
};

/// From /proc. Nothing runs where there is none.
GroupActivity activity_of_group(pid_t group);

}  // namespace harness
