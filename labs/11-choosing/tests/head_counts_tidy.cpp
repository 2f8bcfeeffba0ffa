#include "head_counts.hpp"

#include <gtest/gtest.h>

#include "head_visit.hpp"

namespace lab {
namespace {

// Catches: excess threads. The club's machine has room for 64.
TEST(HeadCounts, WeatherClubHasSixtyFourThreadsAtMost) {
  const auto counts = counts_with_your_workers(Shop::weather_club);
  ASSERT_TRUE(counts);
  EXPECT_LE(counts->threads, 64u) << "threads for 200 forecasts";
}

// Catches: excess threads. There are three statements, and a fourth thread would have nothing to wait for.
TEST(HeadCounts, BankExportHiresNobodyForNothing) {
  const auto counts = counts_with_your_workers(Shop::bank_export);
  ASSERT_TRUE(counts);
  EXPECT_LE(counts->threads, 3u) << "threads for three statements";
}

// Catches: excess threads. More than one a core (and one to spare) take turns, and nothing is done sooner.
TEST(HeadCounts, ComputingHiresOneACore) {
  for (const unsigned cores : {1u, 2u, 4u, 6u}) {
    for (const Shop shop : {Shop::photo_lab, Shop::order_desk}) {
      const auto workers = workers_for(shop, cores);
      if (workers) {
        EXPECT_LE(*workers, cores + 1)
            << "threads for the shop '" << name_of(shop) << "' on " << cores << " cores";
      }
    }
  }
  for (const Shop shop : {Shop::photo_lab, Shop::order_desk}) {
    const auto counts = counts_with_your_workers(shop);
    ASSERT_TRUE(counts);
    EXPECT_LE(counts->threads, usable_cores() + 1)
        << "threads for the shop '" << name_of(shop) << "' on this machine";
  }
}

}  // namespace
}  // namespace lab
