// How often threads of this program have given up their core to wait for something.
#pragma once

#include <sys/resource.h>

inline long sleeps_so_far() {
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  return usage.ru_nvcsw;
}
