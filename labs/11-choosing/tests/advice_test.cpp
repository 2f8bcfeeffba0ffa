#include "advice.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <string>

#include "shop_visit.hpp"

namespace lab {
namespace {

using namespace std::chrono_literals;

// Catches: no overlap. Two hundred forecasts that wait one after the other take two hundred times as long as
// one.
TEST(Advice, WeatherClubWaitsForManyForecastsAtOnce) {
  const auto club = visit(Shop::weather_club, {.waiting = 34, .patience = 2s});
  ASSERT_TRUE(club);
  EXPECT_GE(club->usage.counts.in_flight, 34u)
      << club->words()
      << ": so many of the 200 forecasts were waited for at once. How long does the last take?";
}

// Catches: one core at work. A second picture must not wait for the first where there is a core for it.
TEST(Advice, PhotoLabComputesOnEveryCore) {
  const auto row = advice_for(Shop::photo_lab);
  if (row && row->model == Model::sequential && usable_cores() == 1) return;  // Nothing would be quicker.
  const unsigned workers = most_workers(Shop::photo_lab);
  const auto photo = visit(Shop::photo_lab, {.computing = workers, .patience = 1s});
  ASSERT_TRUE(photo);
  EXPECT_GE(photo->usage.counts.computing, workers)
      << photo->words() << ": so many pictures were in work at once, with " << workers << " workers";
}

// Catches: shared fate. One picture in thirty kills whoever computes it, and the others must not die with
// them.
TEST(Advice, OldFilterLosesOnePictureOnly) {
  const auto filter = visit(Shop::old_filter);
  ASSERT_TRUE(filter);
  EXPECT_TRUE(filter->usage.survived) << filter->words() << ": the whole shop was " << filter->usage.end
                                      << ", with " << filter->usage.delivered << " of 30 pictures done";
  if (filter->usage.survived) {
    EXPECT_EQ(filter->usage.delivered, 29u) << filter->words() << ": pictures done; one of 30 cannot be";
  }
}

// Catches: blocked loop. The bank's library knows nothing of your loop: it blocks the thread that calls it.
TEST(Advice, BankExportWaitsForThreeStatementsAtOnce) {
  const auto bank = visit(Shop::bank_export, {.waiting = 3, .patience = 1s});
  ASSERT_TRUE(bank);
  EXPECT_EQ(bank->usage.counts.in_flight, 3u)
      << bank->words() << ": so many of the three statements were waited for at once";
}

// Catches: nothing shared. The bank allows one session, and it lives in the memory of one process.
TEST(Advice, BankExportLogsInOnce) {
  const auto bank = visit(Shop::bank_export);
  ASSERT_TRUE(bank);
  EXPECT_EQ(bank->usage.counts.logins, 1u) << bank->words() << ": logins at the bank";
}

// Catches: a thread per customer. Fifty-four wait at once, and the desk's machine has room for sixteen
// threads.
TEST(Advice, OrderDeskListensToEveryCustomerAtOnce) {
  const auto desk = visit(Shop::order_desk, {.waiting = 54, .patience = 1s});
  ASSERT_TRUE(desk);
  EXPECT_EQ(desk->usage.counts.in_flight, 54u)
      << desk->words() << ": so many of the 54 who wait were on the line at once, with at most 16 threads";
}

// Catches: no overlap. Eight hosts may be on the line, and one after the other it takes all night.
TEST(Advice, NightlyBackupKeepsEightLinesBusy) {
  const auto backup = visit(Shop::nightly_backup, {.waiting = 8, .patience = 1s});
  ASSERT_TRUE(backup);
  EXPECT_EQ(backup->usage.counts.in_flight, 8u)
      << backup->words() << ": so many hosts were on the line at once";
}

const char* words(Reason reason) {
  static constexpr const char* names[] = {"waits_dominate", "cpu_dominates", "too_small",
                                          "thousands_idle", "may_crash",     "blocking_library",
                                          "keep_loop_free"};
  return names[static_cast<int>(reason)];
}

void expect_reason(Shop shop, Reason decides, const char* question) {
  const auto row = advice_for(shop);
  if (!row) return;
  EXPECT_TRUE(row->why == decides) << "your reason for '" << name_of(shop) << "' is " << words(row->why)
                                   << ", and it does not decide. " << question;
}

// Catches: reason that does not decide. It must be true of the shop, and rule out what would otherwise do as
// well.
TEST(Advice, EveryReasonIsTheOneThatDecides) {
  expect_reason(Shop::weather_club, Reason::waits_dominate, "What does it do most of the time?");
  expect_reason(Shop::photo_lab, Reason::cpu_dominates, "What does it do most of the time?");
  expect_reason(Shop::old_filter, Reason::may_crash,
                "What can it do to its neighbours that the photo lab cannot?");
  expect_reason(Shop::night_chat, Reason::thousands_idle,
                "The weather club waits too, and threads would do there. What is different here?");
  expect_reason(Shop::bank_export, Reason::blocking_library,
                "It waits as the weather club does. What does it wait with?");
  expect_reason(Shop::till, Reason::too_small,
                "How long does all of it take, and how long does a thread take to start?");
  expect_reason(Shop::order_desk, Reason::keep_loop_free,
                "It waits, and it computes. Who is kept waiting by what?");
  expect_reason(Shop::nightly_backup, Reason::waits_dominate, "What does it do most of the time?");
}

}  // namespace
}  // namespace lab
