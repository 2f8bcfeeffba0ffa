#include "harness/fault_plan.hpp"

#include <algorithm>
#include <random>
#include <set>
#include <utility>

namespace harness {
namespace {

struct Single {
  PlannedFault planned;
  std::uint32_t amount = 0;  ///< bytes the call moved
  std::uintptr_t line = 0;   ///< the address it returned to
};

std::vector<Single> singles_of(const std::vector<SeenCall>& seen, const FaultOptions& options) {
  std::vector<Single> singles;
  for (const SeenCall& call : seen) {
    for (int kind = 0; kind < fault_kinds; ++kind) {
      const auto fault = static_cast<Fault>(kind);
      const bool wanted = options.only.empty() ||
                          std::find(options.only.begin(), options.only.end(), fault) != options.only.end();
      if (!wanted || !call.possible.has(fault)) continue;
      singles.push_back({.planned = {.position = call.position, .fault = fault, .amount = 1},
                         .amount = call.amount,
                         .line = call.stack.count > 0 ? call.stack.frames[0] : 0});
    }
  }
  return singles;
}

/// Uniform enough, and the same everywhere, which std::uniform_int_distribution is not.
std::size_t below(std::size_t limit, std::mt19937_64& random) { return random() % limit; }

std::vector<Single> chosen(std::vector<Single> singles, std::size_t most, std::mt19937_64& random) {
  if (singles.size() <= most) return singles;
  std::set<std::pair<std::uintptr_t, Fault>> met;
  std::vector<std::size_t> order, others;
  for (std::size_t i = 0; i < singles.size(); ++i) {
    const bool first = met.insert({singles[i].line, singles[i].planned.fault}).second;
    (first ? order : others).push_back(i);
  }
  while (order.size() < most) {
    const std::size_t drawn = below(others.size(), random);
    order.push_back(others[drawn]);
    others.erase(others.begin() + static_cast<std::ptrdiff_t>(drawn));
  }
  order.resize(most);
  std::sort(order.begin(), order.end());
  std::vector<Single> kept;
  for (const std::size_t i : order) kept.push_back(singles[i]);
  return kept;
}

PlannedFault drawn_from(const std::vector<Single>& singles, std::mt19937_64& random) {
  const Single& single = singles[below(singles.size(), random)];
  PlannedFault planned = single.planned;
  if (planned.fault == Fault::short_count && single.amount > 2)
    planned.amount = static_cast<std::uint32_t>(1 + below(single.amount - 1, random));
  return planned;
}

}  // namespace

FaultPlans fault_plans(std::vector<SeenCall> seen, const FaultOptions& options, std::size_t most) {
  // Processes of a run list their calls as they come: their order is the machine's.
  std::stable_sort(seen.begin(), seen.end(), [](const SeenCall& one, const SeenCall& other) {
    return one.position.process < other.position.process;
  });
  std::mt19937_64 random(options.seed);
  const std::vector<Single> all = singles_of(seen, options);
  FaultPlans result{.plans = {}, .possible = all.size()};
  for (const Single& single : chosen(all, most, random)) result.plans.push_back({single.planned});
  for (unsigned i = 0; i < options.double_faults && all.size() > 1; ++i) {
    Plan pair = {drawn_from(all, random), drawn_from(all, random)};
    while (pair[0].position == pair[1].position &&
           all.front().planned.position != all.back().planned.position)
      pair[1] = drawn_from(all, random);
    if (pair[0].position == pair[1].position) break;  // There is one call only.
    result.plans.push_back(std::move(pair));
  }
  return result;
}

}  // namespace harness
