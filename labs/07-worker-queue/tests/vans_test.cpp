#include "vans.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <string>

#include "harness/rendezvous.hpp"
#include "shelf.hpp"

namespace lab {
namespace {

using namespace std::chrono_literals;

// Catches: lost job. A hundred parcels and three vans: each parcel is delivered once.
TEST(Vans, DeliverEveryParcelOnce) {
  std::vector<std::atomic<int>> delivered(100);
  Shelf shelf;
  for (std::atomic<int>& parcel : delivered) shelf.add(Job("parcel", [&parcel] { ++parcel; }));
  Vans vans(3, shelf);
  vans.wait();
  for (std::size_t i = 0; i < delivered.size(); ++i) {
    EXPECT_EQ(delivered[i], 1) << "times that parcel " << i << " of 100 was delivered";
  }
}

// Catches: no overlap. Three vans, three parcels: all three are on the road at the same moment.
TEST(Vans, AreOnTheRoadAtTheSameTime) {
  harness::Rendezvous on_the_road(3, 2s);
  Shelf shelf;
  for (int i = 0; i < 3; ++i) {
    shelf.add(Job("parcel", [&] {
      EXPECT_TRUE(on_the_road.arrive())
          << "one of three vans was on the road, and the others did not come. Do "
             "they wait for something that it holds, or for its return?";
    }));
  }
  Vans vans(3, shelf);
  vans.wait();
}

// Catches: one job per van. While one van is on a long way, the other delivers all the rest.
TEST(Vans, ALongWayHoldsUpOneVanOnly) {
  std::atomic<int> short_ways = 0;
  harness::Flag rest_delivered;
  Shelf shelf;
  shelf.add(Job("far away", [&] {
    EXPECT_TRUE(rest_delivered.wait(2s)) << "one van was far away for two seconds, and the other delivered "
                                         << short_ways << " of the 19 other parcels";
  }));
  for (int i = 0; i < 19; ++i) {
    shelf.add(Job("next door", [&] {
      if (++short_ways == 19) rest_delivered.set();
    }));
  }
  Vans vans(2, shelf);
  vans.wait();
}

// Catches: unjoined thread. The depot is gone, and a van still drives about with its parcels.
TEST(Vans, TheDestructorWaitsForTheLastVan) {
  harness::Flag owner_went_on;
  std::atomic<bool> home = false;
  Shelf shelf;
  shelf.add(Job("parcel", [&] {
    owner_went_on.wait(300ms);
    home = true;
  }));
  { Vans vans(1, shelf); }
  EXPECT_TRUE(home) << "the vans were destroyed while one of them was still on the road";
  owner_went_on.set();
  if (HasFailure()) harness::Flag().wait(500ms);  // Lets the late van end before its data does.
}

// Catches: joined twice. To wait for vans that are home already returns at once.
TEST(Vans, ToWaitTwiceDoesNoHarm) {
  std::atomic<int> delivered = 0;
  Shelf shelf;
  shelf.add(Job("parcel", [&] { ++delivered; }));
  Vans vans(2, shelf);
  vans.wait();
  vans.wait();
  EXPECT_EQ(delivered, 1);
}

}  // namespace
}  // namespace lab
