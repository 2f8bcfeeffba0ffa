#include "depot_map.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <stdexcept>
#include <string>
#include <vector>

#include "couriers.hpp"
#include "harness/rendezvous.hpp"

namespace lab {
namespace {

using namespace std::chrono_literals;
using Longs = std::vector<long>;

long square(long x) { return x * x; }

std::string error_of(JobSink& depot, const Longs& items, const std::function<long(long)>& fn,
                     std::size_t chunk) {
  try {
    depot_map(depot, items, fn, chunk);
  } catch (const std::runtime_error& error) {
    return error.what();
  }
  return "no error";
}

// Catches: wrong order. The first item is ready last, and its result is still the first.
TEST(DepotMap, ResultsComeInTheOrderOfTheItems) {
  std::atomic<int> ready = 0;
  harness::Flag others_ready;
  Couriers depot(5);
  const Longs squares = depot_map(
      depot, {1, 2, 3, 4, 5},
      [&](long x) {
        if (x == 1) others_ready.wait(2s);
        if (++ready == 4) others_ready.set();
        return square(x);
      },
      1);
  EXPECT_EQ(squares, (Longs{1, 4, 9, 16, 25})) << "squares of 1 to 5; that of 1 was ready last";
}

// Catches: lost remainder. Seven items do not divide evenly by two or three, and none may be missing.
TEST(DepotMap, EveryItemHasItsResultHoweverItIsCut) {
  for (const std::size_t chunk : {0, 1, 2, 3, 7, 100}) {
    Couriers depot(2);
    EXPECT_EQ(depot_map(depot, {0, 1, 2, 3, 4, 5, 6}, square, chunk), (Longs{0, 1, 4, 9, 16, 25, 36}))
        << "seven items, chunk = " << chunk;
  }
}

// Catches: job for nothing. Without items there is nothing to submit, and nothing to divide by.
TEST(DepotMap, WithoutItemsThereIsNoJob) {
  Couriers depot(2);
  EXPECT_TRUE(depot_map(depot, {}, square).empty());
  EXPECT_TRUE(depot_map(depot, {}, square, 3).empty());
  EXPECT_EQ(depot.jobs(), 0u) << "jobs submitted for no items";
}

// Catches: lost item. One item fails; its neighbours in the same chunk are computed all the same.
TEST(DepotMap, AnErrorStopsNoOtherItem) {
  std::atomic<int> calls = 0;
  Couriers depot(2);
  const std::string error = error_of(
      depot, {0, 1, 2, 3, 4, 5},
      [&](long x) {
        ++calls;
        if (x == 0) throw std::runtime_error("item 0");
        return x;
      },
      3);
  EXPECT_EQ(error, "item 0");
  EXPECT_EQ(calls, 6) << "calls for six items, the first of which failed";
}

// Catches: no overlap. Two chunks for two vans are in work at the same time.
TEST(DepotMap, ChunksAreInWorkAtTheSameTime) {
  harness::Rendezvous both(2, 2s);
  Couriers depot(2);
  depot_map(
      depot, {1, 2},
      [&](long x) {
        EXPECT_TRUE(both.arrive())
            << "two items in two chunks, and the second was not begun before the first "
               "was ready";
        return x;
      },
      1);
}

}  // namespace
}  // namespace lab
