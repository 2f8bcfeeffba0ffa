#include "head_counts.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "head_visit.hpp"

namespace lab {
namespace {

// At most 1.6 times as many rounds as with the best number.
void expect_few_rounds(Shop shop, unsigned items, unsigned at_once, unsigned best) {
  EXPECT_LE(10 * rounds(items, at_once), 16 * rounds(items, best))
      << "the shop '" << name_of(shop) << "': rounds for " << items << " items with " << at_once
      << " at once, times 10; with " << best << " at once it takes " << rounds(items, best);
}

// Catches: limit ignored. The hosts allow eight at once, and lock out whoever comes with more.
TEST(HeadCounts, NightlyBackupStaysBelowItsLimit) {
  const auto counts = counts_with_your_workers(Shop::nightly_backup);
  ASSERT_TRUE(counts);
  EXPECT_LE(counts->in_flight, 8u) << "hosts on the line at once; eight are allowed";
  expect_few_rounds(Shop::nightly_backup, 60, counts->in_flight, 8);
}

// Catches: too few. A core needs no rest between forecasts: the club's 64 threads are there to wait.
TEST(HeadCounts, WeatherClubDoesNotQueueForForecasts) {
  const auto counts = counts_with_your_workers(Shop::weather_club);
  ASSERT_TRUE(counts);
  expect_few_rounds(Shop::weather_club, 200, counts->in_flight, 64);
}

// Catches: too few. Three statements that wait one after the other take three times as long.
TEST(HeadCounts, BankExportWaitsForThreeAtOnce) {
  const auto counts = counts_with_your_workers(Shop::bank_export);
  ASSERT_TRUE(counts);
  EXPECT_EQ(counts->in_flight, 3u) << "statements that were waited for at once";
}

// Catches: idle cores. What computes wants every core, on a machine with two as on one with sixteen.
TEST(HeadCounts, ComputingUsesEveryCore) {
  for (const unsigned cores : {1u, 2u, 4u, 6u, 16u}) {
    const auto pictures = workers_for(Shop::photo_lab, cores);
    if (pictures) expect_few_rounds(Shop::photo_lab, 64, std::min(*pictures, cores), cores);
    const auto prices = workers_for(Shop::order_desk, cores);
    if (prices) expect_few_rounds(Shop::order_desk, 6, std::min(*prices, cores), std::min(cores, 6u));
  }
}

}  // namespace
}  // namespace lab
