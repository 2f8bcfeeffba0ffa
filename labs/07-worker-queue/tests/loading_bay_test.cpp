#include "loading_bay.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <stdexcept>

#include "harness/rendezvous.hpp"

namespace lab {
namespace {

using namespace std::chrono_literals;

// Catches: lost job. A hundred parcels go through a bay for seven; when the bay is gone, all have arrived.
TEST(LoadingBay, DeliversEveryParcelOnce) {
  std::vector<std::atomic<int>> delivered(100);
  {
    LoadingBay bay(2, 7);
    for (std::size_t i = 0; i < delivered.size(); ++i) {
      bay.submit(1 + i % 3, Job("parcel", [&delivered, i] { ++delivered[i]; }));
    }
  }
  for (std::size_t i = 0; i < delivered.size(); ++i) {
    EXPECT_EQ(delivered[i], 1) << "times that parcel " << i << " of 100 was delivered";
  }
}

// Catches: unbounded queue. A parcel of 6 kg is on its way from a bay for 10: there is room for 4 more, and
// not for 5.
TEST(LoadingBay, TrySubmitIsRefusedWhenThereIsNoRoom) {
  harness::Flag on_its_way, go_on;
  LoadingBay bay(1, 10);
  bay.submit(6, Job("6 kg", [&] {
               on_its_way.set();
               go_on.wait(2s);
             }));
  EXPECT_TRUE(on_its_way.wait(2s));
  Job five("5 kg", [] {});
  EXPECT_FALSE(bay.try_submit(5, std::move(five))) << "6 kg are on their way, and the bay is for 10 kg";
  EXPECT_EQ(five.name, "5 kg") << "try_submit() returned false: the parcel should still be yours";
  EXPECT_TRUE(bay.try_submit(4, Job("4 kg", [] {}))) << "there was room for 4 kg";
  EXPECT_FALSE(bay.try_submit(1, Job("1 kg", [] {}))) << "the bay is full to the last kilogram";
  go_on.set();
}

// Catches: endless waiting. There will never be room for what is heavier than the whole bay.
TEST(LoadingBay, WhatCanNeverFitIsAnError) {
  LoadingBay bay(1, 10);
  EXPECT_THROW(bay.submit(11, Job("piano", [] {})), std::invalid_argument);
  EXPECT_THROW(bay.try_submit(11, Job("piano", [] {})), std::invalid_argument);
  EXPECT_NO_THROW(bay.submit(10, Job("10 kg", [] {}))) << "just as heavy as the bay has room for";
}

// Catches: calling out under a lock. While two parcels are in work, a third can be brought.
TEST(LoadingBay, ParcelsAreInWorkAtTheSameTimeAndNewOnesComeIn) {
  harness::Rendezvous two_vans_and_the_street(3, 2s);
  LoadingBay bay(2, 10);
  for (int i = 0; i < 2; ++i) {
    bay.submit(1, Job("parcel", [&] {
                 EXPECT_TRUE(two_vans_and_the_street.arrive())
                     << "two vans were to be on the road while a third parcel came in: which lock is held "
                        "meanwhile?";
               }));
  }
  bay.submit(1, Job("third", [] {}));
  two_vans_and_the_street.arrive();
}

// Catches: endless waiting. An empty bay is drained at once, also when nothing was ever there.
TEST(LoadingBay, AnEmptyBayIsDrained) {
  LoadingBay bay(2, 10);
  bay.drain();
  bay.drain();
}

}  // namespace
}  // namespace lab
