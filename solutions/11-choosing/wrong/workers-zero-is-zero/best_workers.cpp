// falls: correct (nobody left)
// Zero cores is what the system said.
#include "best_workers.hpp"

#include <algorithm>
#include <cmath>

namespace lab {

unsigned best_workers(Kind kind, unsigned cores, double wait_per_compute, unsigned cap) {
  cap = std::max(cap, 1u);
  if (kind == Kind::cpu_bound) return std::min(cores, cap);
  if (!(wait_per_compute > 0)) return std::min(cores, cap);  // Not a number is not larger than 0 either.
  const double workers = std::ceil(cores * (1 + wait_per_compute));
  return workers >= cap ? cap : static_cast<unsigned>(workers);  // Compared first: it may be infinite.
}

}  // namespace lab
