#include <gtest/gtest.h>

#include <chrono>
#include <cstdint>
#include <thread>
#include <vector>

#include "harness/counters.hpp"
#include "loading_bay.hpp"

namespace lab {
namespace {

using std::chrono::milliseconds;

// Catches: unbounded memory. A thousand parcels of 64 KiB, and room for 32: most must not exist yet, or no
// more.
TEST(LoadingBay, NeverHoldsMoreThanItsRoom) {
  constexpr std::size_t parcel = 64 << 10;
  // Beside the 32, one is being brought; a few more may be taken apart at any moment.
  constexpr std::uint64_t limit = (32 + 1 + 4) * parcel;
  const harness::Counts counts = harness::count([] {
    LoadingBay bay(2, 32 * parcel);
    for (int i = 0; i < 1000; ++i) {
      bay.submit(parcel, Job("parcel", [content = std::vector<char>(parcel)] { (void)content; }));
    }
  });
  EXPECT_LE(counts.bytes_peak, limit)
      << "1000 parcels of 64 KiB went through a bay with room for 32 of them, and "
      << (counts.bytes_peak >> 10)
      << " KiB were in memory at once. Is a parcel really gone when its room is given to the next?";
}

// Catches: busy waiting. Somebody waits for room, somebody for an empty bay, a van for parcels: all asleep.
TEST(LoadingBay, WhoWaitsUsesNoCpu) {
  const harness::Counts counts = harness::count([] {
    LoadingBay bay(2, 1);
    bay.submit(1, Job("far away", [] { std::this_thread::sleep_for(milliseconds(100)); }));
    bay.submit(1, Job("far away", [] { std::this_thread::sleep_for(milliseconds(100)); }));
    bay.drain();
  });
  const auto used = std::chrono::duration_cast<milliseconds>(counts.cpu);
  EXPECT_LE(used, milliseconds(15)) << "200 ms of waiting used " << used.count()
                                    << " ms of CPU: is there a loop that asks until it gets an answer?";
}

}  // namespace
}  // namespace lab
