#include <gtest/gtest.h>

#include <vector>

#include "fetch_limited.hpp"
#include "harness/speed.hpp"

namespace lab {
namespace {

struct WorkingFeed final : Feed {
  explicit WorkingFeed(const harness::Work& work) : work_(work) {}
  std::string fetch(int) override { return work_(), "1,1.0"; }
  const harness::Work& work_;
};

// Catches: no overlap. Eight calls of 40 ms take 320 ms on one line, and 80 ms on four.
TEST(FetchLimited, IsAtLeastTwiceAsFastWithFourLines) {
  const std::vector<int> stations{1, 2, 3, 4, 5, 6, 7, 8};
  harness::overlap(
      {.items = 8, .each = std::chrono::milliseconds(40), .threads = 4, .target = LAB_TARGET_OVERLAP},
      [&](const harness::Work& work) {
        WorkingFeed feed(work);
        fetch_limited(feed, stations, 4);
      });
}

}  // namespace
}  // namespace lab
