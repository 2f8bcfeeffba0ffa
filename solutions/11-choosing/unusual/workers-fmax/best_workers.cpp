// One formula for all, and fmin and fmax for the limits.
#include "best_workers.hpp"

#include <algorithm>
#include <cmath>

namespace lab {

unsigned best_workers(Kind kind, unsigned cores, double wait_per_compute, unsigned cap) {
  // fmax and fmin take the other one when one is not a number.
  const double ratio = kind == Kind::cpu_bound ? 0 : std::fmax(wait_per_compute, 0);
  const double wanted = std::ceil(std::max(cores, 1u) * (1 + ratio));
  return static_cast<unsigned>(std::fmin(wanted, std::max(cap, 1u)));
}

}  // namespace lab
