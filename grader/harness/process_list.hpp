// The machine's processes, as /proc tells.
#pragma once

#include <sys/types.h>

#include <vector>

namespace harness {

struct ProcessFacts {
  pid_t id = 0, parent = 0, group = 0;
  char state = '?';  ///< R runs, S sleeps, D waits for a disk, T stopped, Z has ended
  long ticks = 0;    ///< of processor time, sysconf(_SC_CLK_TCK) a second
};

std::vector<ProcessFacts> processes();

}  // namespace harness
