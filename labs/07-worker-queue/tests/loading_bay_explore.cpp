#include "loading_bay.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <memory>
#include <thread>

#include "explore/explore.hpp"
#include "support/lab.hpp"

namespace lab {
namespace {

using namespace std::chrono_literals;
using std::chrono::steady_clock;

// Time passes only while nobody can run, so that durations are exact.
const explore::Options exact_time = {.time = explore::Time::strict};

auto milliseconds_since(steady_clock::time_point start) {
  return std::chrono::duration_cast<Millis>(steady_clock::now() - start).count();
}

// Catches: wrong wait. The first parcel is 20 ms on its way, and its room is free when it has arrived, not
// before.
TEST(LoadingBayInEveryOrder, WhoFindsNoRoomWaitsUntilAParcelHasArrived) {
  explore::every_order(
      [] {
        LoadingBay bay(1, 10);
        const auto start = steady_clock::now();
        bay.submit(8, Job("A", [] { std::this_thread::sleep_for(20ms); }));
        EXPECT_EQ(milliseconds_since(start), 0) << "A, 8 kg, came into an empty bay for 10";
        bay.submit(2, Job("B", [] {}));
        EXPECT_EQ(milliseconds_since(start), 0) << "B, 2 kg, still fitted in beside A";
        bay.submit(3, Job("C", [] {}));
        EXPECT_EQ(milliseconds_since(start), 20)
            << "C, 3 kg, did not fit in while A, 8 kg, was on its way for "
               "20 ms; submit() returned after this many";
      },
      exact_time);
}

// Catches: check-then-act. Two parcels see the same free room, and both are put there.
TEST(LoadingBayInEveryOrder, TheSameRoomIsNotGivenTwice) {
  explore::every_order([] {
    std::atomic<int> in_the_bay = 0;  // From after submit() until the way begins: less than lies there.
    LoadingBay bay(1, 2);
    const auto bring = [&] {
      bay.submit(2, Job("2 kg", [&] { in_the_bay -= 2; }));
      EXPECT_LE(in_the_bay += 2, 2) << "kg were in the bay at once; it has room for 2";
    };
    std::thread street(bring);
    bring();
    street.join();
  });
}

// Catches: lost wake-up. One waits for room, another for an empty bay; a parcel arrives, and both may go on.
TEST(LoadingBayInEveryOrder, WhoDrainsTakesNobodysTurn) {
  explore::every_order([] {
    std::atomic<int> delivered = 0;
    {
      LoadingBay bay(1, 1);
      const auto bring = [&] { bay.submit(1, Job("1 kg", [&] { ++delivered; })); };
      bring();
      std::thread street(bring);
      bay.drain();
      street.join();
    }
    EXPECT_EQ(delivered, 2) << "two parcels were brought";
  });
}

// Catches: drained too early. No parcel waits any more, but one is still on its way.
TEST(LoadingBayInEveryOrder, DrainWaitsForTheParcelOnItsWay) {
  explore::every_order([] {
    auto letterbox = std::make_unique<std::atomic<int>>(0);
    LoadingBay bay(1, 2);
    bay.submit(1, Job("A", [&] { ++*letterbox; }));
    bay.submit(1, Job("B", [&] { ++*letterbox; }));
    bay.drain();
    EXPECT_EQ(*letterbox, 2) << "two parcels were brought, drain() returned, and this many had arrived";
    letterbox.reset();
  });
}

// Catches: calling out under a lock. A parcel brings another one while it is in work itself.
TEST(LoadingBayInEveryOrder, AParcelMayTryToSubmit) {
  explore::every_order([] {
    std::atomic<bool> first = false, second = true;
    {
      LoadingBay bay(1, 3);
      bay.submit(2, Job("A", [&] {
                   first = bay.try_submit(1, Job("B", [] {}));
                   second = bay.try_submit(2, Job("C", [] {}));
                 }));
      bay.drain();
    }
    EXPECT_TRUE(first) << "1 kg, beside 2 kg in a bay for 3";
    EXPECT_FALSE(second) << "2 kg more in a bay for 3 that holds 2 already";
  });
}

}  // namespace
}  // namespace lab
