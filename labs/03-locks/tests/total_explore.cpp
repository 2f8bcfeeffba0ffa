#include "total.hpp"

#include <gtest/gtest.h>

#include <thread>

#include "explore/explore.hpp"

using lab::Ledger;

// Catches: torn total. A coin moves between two accounts, one of which has been counted already.
TEST(TotalInEveryOrder, IsTheSumOfOneMoment) {
  explore::every_order([] {
    Ledger ledger({10, 10});
    std::thread mover([&] { ledger.transfer(0, 1, 5); });
    const long sum = lab::total(ledger);
    mover.join();
    EXPECT_EQ(sum, 20) << "10 and 10 coins, and 5 of them move from account 0 to account 1";
  });
}

// Catches: torn total. The coin moves the other way: it is missing instead of counted twice.
TEST(TotalInEveryOrder, IsTheSumOfOneMomentTheOtherWay) {
  explore::every_order([] {
    Ledger ledger({10, 10});
    std::thread mover([&] { ledger.transfer(1, 0, 5); });
    const long sum = lab::total(ledger);
    mover.join();
    EXPECT_EQ(sum, 20) << "10 and 10 coins, and 5 of them move from account 1 to account 0";
  });
}

// Catches: opposite lock orders. Two totals and a transfer: nobody may wait for the others in a circle.
TEST(TotalInEveryOrder, NobodyWaitsInACircle) {
  explore::every_order([] {
    Ledger ledger({10, 10});
    std::thread mover([&] { ledger.transfer(0, 1, 5); });
    std::thread auditor([&] { lab::total(ledger); });
    const long sum = lab::total(ledger);
    mover.join();
    auditor.join();
    EXPECT_EQ(sum, 20) << "10 and 10 coins, and 5 of them move";
  });
}
