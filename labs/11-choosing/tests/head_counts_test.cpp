#include "head_counts.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "head_visit.hpp"

namespace lab {
namespace {

void expect_few_rounds(Shop shop, unsigned items, unsigned at_once, unsigned best) {
  const double times_the_best = static_cast<double>(rounds(items, at_once)) / rounds(items, best);
  EXPECT_LE(times_the_best, 1.6) << "the shop '" << name_of(shop)
                                 << "': times as many rounds as with the best number; " << items << " items, "
                                 << at_once << " at once, are " << rounds(items, at_once)
                                 << " rounds, and with " << best << " at once " << rounds(items, best);
}

// Catches: limit ignored. The hosts allow eight at once, and lock out whoever comes with more.
TEST(HeadCounts, NightlyBackupStaysBelowItsLimit) {
  const auto counts = counts_with_your_workers(Shop::nightly_backup);
  ASSERT_TRUE(counts);
  EXPECT_LE(counts->in_flight, 8u) << "hosts on the line at once; eight are allowed";
  expect_few_rounds(Shop::nightly_backup, 60, counts->in_flight, 8);
}

// Catches: too few. These threads only wait, so a core can look after far more than one of them.
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
