#include <gtest/gtest.h>

#include <chrono>
#include <string>

#include "shop_visit.hpp"

namespace lab {
namespace {

using namespace std::chrono_literals;
using std::chrono::duration_cast;

constexpr std::size_t kib = 1024;

// Catches: memory. The club's machine is small: 1.5 MiB, and not a process for every forecast.
TEST(Advice, WeatherClubFitsIntoItsMachine) {
  const auto club = visit(Shop::weather_club, {.waiting = 64, .patience = 1s});
  ASSERT_TRUE(club);
  EXPECT_LE(club->usage.memory / kib, 1536u) << club->words() << ": KiB for 64 workers";
  EXPECT_LE(club->usage.counts.threads, 64u) << club->words() << ": threads";
}

// Catches: memory. Two thousand who say nothing must cost next to nothing: 8 MiB for all of them.
TEST(Advice, NightChatSeatsTwoThousand) {
  const auto chat = visit(Shop::night_chat, {.waiting = 2000, .patience = 2s});
  ASSERT_TRUE(chat);
  EXPECT_TRUE(chat->usage.survived) << chat->words() << ": " << chat->usage.end;
  EXPECT_EQ(chat->usage.counts.in_flight, 2000u) << chat->words() << ": so many were connected at once";
  EXPECT_LE(chat->usage.memory / kib, 8 * 1024u) << chat->words() << ": KiB for 2000 who only wait";
}

// Catches: too small for helpers. Twelve additions are done before a helper has got up.
TEST(Advice, TillIsNotSlowerThanAdding) {
  const auto row = advice_for(Shop::till);
  ASSERT_TRUE(row);
  const auto plain = quickest(Shop::till, Model::sequential, staff_for(Shop::till, Model::sequential), 200);
  const auto advised = quickest(Shop::till, row->model, staff_for(Shop::till, row->model), 200);
  EXPECT_LE(advised.count(), 4 * plain.count())
      << words(row->model)
      << " for the shop 'till': nanoseconds for twelve additions, at the quickest of 200; "
      << "simply adding takes " << plain.count();
}

// Catches: blocked loop. A price takes 10 ms to compute; nobody else may wait that long for a loop that
// computes.
TEST(Advice, OrderDeskServesCustomersWhileItComputes) {
  const auto desk = visit(Shop::order_desk);
  ASSERT_TRUE(desk);
  const auto longest = duration_cast<std::chrono::microseconds>(desk->usage.counts.longest_step);
  EXPECT_LE(longest.count(), 5000) << desk->words()
                                   << ": microseconds of CPU in the longest step of the loop";
  EXPECT_LE(desk->usage.counts.threads, 16u) << desk->words() << ": threads";
}

// Catches: memory. A helper of the backup has next to nothing to remember: 40 KiB, beside 160 for the
// program.
TEST(Advice, NightlyBackupHelpersAreLight) {
  const auto backup = visit(Shop::nightly_backup, {.waiting = 8, .patience = 1s});
  ASSERT_TRUE(backup);
  EXPECT_LE(backup->usage.memory / kib, 320u) << backup->words() << ": KiB for eight helpers";
}

// Catches: part without work. Whoever pays for a loop has something that waits on it; for a pool, something
// to do.
TEST(Advice, NoPartIsWithoutWork) {
  for (const Shop shop : all_shops) {
    const auto row = advice_for(shop);
    if (!row || (row->model != Model::async && row->model != Model::async_plus_pool)) continue;
    const auto shop_visit = visit(shop);
    const Counts& counts = shop_visit->usage.counts;
    EXPECT_GT(counts.waits_on_loop, 0u) << shop_visit->words() << ": waits that the loop looked after";
    if (row->model == Model::async_plus_pool) {
      EXPECT_GT(counts.pool_jobs, 0u) << shop_visit->words() << ": jobs that the pool was given";
    }
  }
}

}  // namespace
}  // namespace lab
