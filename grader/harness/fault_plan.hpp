// Which runs a sweep makes: one for every call and fault, then pairs. Pure.
#pragma once

#include <vector>

#include "harness/fault_run.hpp"

namespace harness {

struct FaultPlans {
  std::vector<Plan> plans;
  std::size_t possible =
      0;  ///< single faults there would have been; more than were planned: a choice was made
};

/// Of a scenario with very many calls only these many single faults are tried: the first of each line and
/// fault, then others drawn by the seed.
inline constexpr std::size_t most_single_faults = 500;

/// `seen`: in any order. The same calls and options give the same plans, in the order of processes and calls.
FaultPlans fault_plans(std::vector<SeenCall> seen, const FaultOptions& options,
                       std::size_t most = most_single_faults);

}  // namespace harness
