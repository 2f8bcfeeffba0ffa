#include <gtest/gtest.h>

#include <cstdint>
#include <mutex>
#include <thread>
#include <vector>

#include "cash_desk.hpp"
#include "explore/explore.hpp"
#include "visits.hpp"

// Catches: lost visits. Two threads merge at the same moment, while somebody else adds a visit too.
TEST(VisitsInEveryOrder, EveryVisitIsCounted) {
  explore::every_order([] {
    const std::vector<std::uint32_t> log = {0, 0};
    std::vector<std::uint64_t> per_page(1);
    std::mutex board;
    std::thread neighbour([&] {
      const std::lock_guard lock(board);
      ++per_page[0];
    });
    lab::count_visits(
        log, [](std::uint32_t entry) { return std::size_t{entry}; }, per_page, board, 2);
    neighbour.join();
    EXPECT_EQ(per_page[0], 3u) << "two entries in the log, and one visit added by somebody else";
  });
}

// Catches: waiting in a circle. Each function holds one lock and waits for another's.
TEST(CashDeskInEveryOrder, NobodyWaitsInACircle) {
  explore::every_order([] {
    lab::CashDesk desk;
    std::thread clerk([&] { desk.sell(20); });
    std::thread owner([&] { desk.lock_away(); });
    desk.audit();
    clerk.join();
    owner.join();
  });
}

// Catches: half an update. The audit comes when the money is in the till and not yet in the book.
TEST(CashDeskInEveryOrder, TheBookAgreesAtEveryMoment) {
  explore::every_order([] {
    lab::CashDesk desk;
    std::thread clerk([&] { desk.sell(20); });
    const bool agrees = desk.audit();
    clerk.join();
    EXPECT_TRUE(agrees) << "the audit came in the middle of a sale of 20";
  });
}

// Catches: half an update. The audit comes when the money is neither in the till nor in the safe, or in both.
TEST(CashDeskInEveryOrder, MoneyOnItsWayToTheSafeIsCountedOnce) {
  explore::every_order([] {
    lab::CashDesk desk;
    desk.sell(20);
    std::thread owner([&] { desk.lock_away(); });
    const bool agrees = desk.audit();
    owner.join();
    EXPECT_TRUE(agrees) << "the audit came while 20 were being locked away";
  });
}
