#include "tallies.hpp"

#include <gtest/gtest.h>

#include <cstddef>
#include <thread>
#include <vector>

namespace lab {
namespace {

// Catches: wrong count. Whatever the layout, every tally counts what was counted in it.
TEST(Tallies, CountWhatEachWorkerCounted) {
  Tallies tallies(4);
  ASSERT_EQ(tallies.size(), 4u);
  EXPECT_EQ(tallies.total(), 0u) << "before anybody has counted";
  {
    std::vector<std::jthread> workers;
    for (std::size_t w = 0; w < 4; ++w) {
      workers.emplace_back([&tallies, w] {
        for (std::size_t i = 0; i < 100 * (w + 1); ++i) tallies[w].fetch_add(1, std::memory_order_relaxed);
      });
    }
  }
  for (std::size_t w = 0; w < 4; ++w) EXPECT_EQ(tallies[w], 100 * (w + 1)) << "the tally of worker " << w;
  EXPECT_EQ(tallies.total(), 1000u) << "after everybody has counted";
}

// Catches: false sharing. Two tallies in one cache line: each count takes the line away from the other's
// core.
TEST(Tallies, ShareNoCacheLine) {
  Tallies tallies(4);
  ASSERT_EQ(tallies.size(), 4u);
  for (std::size_t a = 0; a < 4; ++a) {
    for (std::size_t b = 0; b < a; ++b) {
      const auto* first = reinterpret_cast<const std::byte*>(&tallies[b]);
      const auto* second = reinterpret_cast<const std::byte*>(&tallies[a]);
      EXPECT_GE(first < second ? second - first : first - second, 128)
          << "bytes from tally " << b << " to tally " << a << "; a cache line has up to 128";
    }
  }
}

}  // namespace
}  // namespace lab
