#include <gtest/gtest.h>

#include "couriers.hpp"
#include "depot_map.hpp"
#include "harness/speed.hpp"

namespace lab {
namespace {

// Catches: no overlap. Twenty items of 1 ms each, for two vans; chunks of your choice must keep both busy.
TEST(DepotMap, KeepsTwoVansBusy) {
  const harness::Overlap rules{.items = 20, .threads = 2, .target = LAB_TARGET_OVERLAP};
  harness::overlap(rules, [&](const harness::Work& work) {
    Couriers depot(rules.threads);
    depot_map(depot, std::vector<long>(static_cast<std::size_t>(rules.items), 1), [&](long x) {
      work();
      return x;
    });
  });
}

}  // namespace
}  // namespace lab
