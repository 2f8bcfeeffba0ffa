// falls: correct (idle cores)
// More threads than cores cannot be of use.
#include "best_workers.hpp"

#include <algorithm>

namespace lab {

unsigned best_workers(Kind, unsigned cores, double, unsigned cap) {
  return std::clamp(cores, 1u, std::max(cap, 1u));
}

}  // namespace lab
