#include <gtest/gtest.h>

#include <cstdint>
#include <mutex>
#include <vector>

#include "harness/speed.hpp"
#include "visits.hpp"

// Catches: no overlap. Two threads read two halves of the log at the same time.
TEST(Visits, TwoThreadsReadTheLogAtTheSameTime) {
  const harness::Overlap rules{.items = 20, .threads = 2, .target = LAB_TARGET_OVERLAP};
  harness::overlap(rules, [&](const harness::Work& work) {
    const std::vector<std::uint32_t> log(static_cast<std::size_t>(rules.items), 0);
    std::vector<std::uint64_t> per_page(1);
    std::mutex board;
    const auto page_of = [&](std::uint32_t entry) {
      work();
      return std::size_t{entry};
    };
    lab::count_visits(log, page_of, per_page, board, rules.threads);
  });
}
