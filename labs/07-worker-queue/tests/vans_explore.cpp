#include "vans.hpp"

#include <gtest/gtest.h>

#include <array>
#include <atomic>
#include <memory>

#include "explore/explore.hpp"
#include "shelf.hpp"

namespace lab {
namespace {

// Catches: lost job. Two vans share three parcels in any way, and each parcel is delivered once.
TEST(VansInEveryOrder, DeliverEveryParcelOnce) {
  explore::every_order([] {
    std::array<std::atomic<int>, 3> delivered{};
    Shelf shelf;
    for (std::atomic<int>& parcel : delivered) shelf.add(Job("parcel", [&parcel] { ++parcel; }));
    Vans vans(2, shelf);
    vans.wait();
    for (const std::atomic<int>& parcel : delivered) {
      EXPECT_EQ(parcel, 1) << "times that one of three parcels was delivered";
    }
  });
}

// Catches: use after scope. When wait() returns, no van is on the road with what its owner lent it.
TEST(VansInEveryOrder, AreAllHomeAfterWait) {
  explore::every_order([] {
    auto letterbox = std::make_unique<std::atomic<int>>(0);
    Shelf shelf;
    shelf.add(Job("parcel", [&] { *letterbox = 1; }));
    Vans vans(2, shelf);
    vans.wait();
    EXPECT_EQ(*letterbox, 1) << "wait() returned, and the parcel had not arrived";
    letterbox.reset();
  });
}

}  // namespace
}  // namespace lab
