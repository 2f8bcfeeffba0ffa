// falls: correct (undefined behaviour)
// First a number of workers, then the limit.
#include "best_workers.hpp"

#include <algorithm>
#include <cmath>

namespace lab {

unsigned best_workers(Kind kind, unsigned cores, double wait_per_compute, unsigned cap) {
  cores = std::max(cores, 1u);
  cap = std::max(cap, 1u);
  if (kind == Kind::cpu_bound) return std::min(cores, cap);
  if (!(wait_per_compute > 0)) return std::min(cores, cap);  // Not a number is not larger than 0 either.
  const auto workers = static_cast<unsigned>(std::ceil(cores * (1 + wait_per_compute)));
  return std::min(workers, cap);
}

}  // namespace lab
