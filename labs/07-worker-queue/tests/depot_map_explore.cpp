#include "depot_map.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "couriers.hpp"
#include "explore/explore.hpp"

namespace lab {
namespace {

using Longs = std::vector<long>;

// Catches: missing result. Two vans are ready at the same moment; both results are there when the map
// returns.
TEST(DepotMapInEveryOrder, ReturnsWhenEveryResultIsThere) {
  explore::every_order([] {
    Couriers depot(2);
    const Longs squares = depot_map(
        depot, {2, 3}, [](long x) { return x * x; }, 1);
    EXPECT_EQ(squares, (Longs{4, 9})) << "squares of 2 and 3";
  });
}

// Catches: use after scope. One item fails, and the error reaches the caller while the other is still at
// work.
TEST(DepotMapInEveryOrder, AnErrorWaitsForTheOtherItem) {
  explore::every_order([] {
    Couriers depot(2);
    auto letterbox = std::make_unique<std::atomic<long>>(0);
    const auto fn = [&](long x) {
      if (x == 2) throw std::runtime_error("item 2");
      return *letterbox = x;
    };
    EXPECT_THROW(depot_map(depot, {2, 3}, fn, 1), std::runtime_error);
    EXPECT_EQ(*letterbox, 3) << "the map has thrown, and item 3 was not ready";
    letterbox.reset();
  });
}

// Catches: wrong error. Both items fail, in either order; the caller learns of the one that comes first by
// place.
TEST(DepotMapInEveryOrder, TheFirstErrorByPlaceIsThrown) {
  explore::every_order([] {
    Couriers depot(2);
    const auto fails = [](long x) -> long { throw std::runtime_error("item " + std::to_string(x)); };
    std::string error = "nothing";
    try {
      depot_map(depot, {1, 2}, fails, 1);
    } catch (const std::runtime_error& thrown) {
      error = thrown.what();
    }
    EXPECT_EQ(error, "item 1") << "items 1 and 2 failed, and this is what was thrown to the caller";
  });
}

}  // namespace
}  // namespace lab
