#include <gtest/gtest.h>

#include "call_all.hpp"
#include "harness/speed.hpp"

namespace lab {
namespace {

struct WorkingFeed final : Feed {
  explicit WorkingFeed(const harness::Work& work) : work_(work) {}
  std::string fetch(int) override { return work_(), "1,1.0"; }
  const harness::Work& work_;
};

// Catches: no overlap. Five calls of 40 ms take 200 ms one after another, and 40 ms at once.
TEST(CallAll, WaitsForFiveStationsInTheTimeOfOne) {
  const std::vector<int> stations{17, 4, 30, 8, 21};
  harness::overlap(
      {.items = 5, .each = std::chrono::milliseconds(40), .threads = 5, .target = LAB_TARGET_SPEEDUP},
      [&](const harness::Work& work) {
        WorkingFeed feed(work);
        call_all(feed, stations);
      });
}

}  // namespace
}  // namespace lab
