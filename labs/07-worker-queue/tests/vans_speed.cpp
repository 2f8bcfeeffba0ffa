#include <gtest/gtest.h>

#include <chrono>

#include "harness/speed.hpp"
#include "shelf.hpp"
#include "vans.hpp"

namespace lab {
namespace {

// Catches: no overlap. Twenty parcels of 5 ms each take 100 ms with one van, and 20 ms with five.
TEST(Vans, FiveDeliverSoonerThanOne) {
  const harness::Overlap rules{
      .items = 20, .each = std::chrono::milliseconds(5), .threads = 5, .target = LAB_TARGET_OVERLAP};
  harness::overlap(rules, [&](const harness::Work& work) {
    Shelf shelf;
    for (int i = 0; i < rules.items; ++i) shelf.add(Job("parcel", work));
    Vans(rules.threads, shelf).wait();
  });
}

}  // namespace
}  // namespace lab
