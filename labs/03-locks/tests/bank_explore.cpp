#include "bank.hpp"

#include <gtest/gtest.h>

#include <thread>

#include "explore/explore.hpp"

using lab::Bank;

// Catches: opposite lock orders. A pays B while B pays A: each holds its own account and waits for the
// other's.
TEST(BankInEveryOrder, OppositeTransfersBothGetThrough) {
  explore::every_order([] {
    Bank bank({100, 100});
    std::thread there([&] { bank.transfer(0, 1, 30); });
    bank.transfer(1, 0, 10);
    there.join();
    EXPECT_EQ(bank.balance(0), 80) << "100 - 30 + 10";
    EXPECT_EQ(bank.balance(1), 120) << "100 + 30 - 10";
  });
}

// Catches: check-then-act. Both payments see the last 100 coins, and both are made.
TEST(BankInEveryOrder, TheSameMoneyIsNotPaidTwice) {
  explore::every_order([] {
    Bank bank({100, 0, 0});
    bool first = false;
    std::thread there([&] { first = bank.transfer(0, 1, 100); });
    const bool second = bank.transfer(0, 2, 100);
    there.join();
    EXPECT_NE(first, second) << "100 coins, two payments of 100: one of them is made";
    EXPECT_EQ(bank.balance(0), 0) << "the payer's account";
  });
}

// Catches: unlocked reader. Somebody asks for a balance while a transfer changes it.
TEST(BankInEveryOrder, ABalanceIsFromBeforeOrAfterATransfer) {
  explore::every_order([] {
    Bank bank({100, 0});
    std::thread there([&] { bank.transfer(0, 1, 30); });
    const long seen = bank.balance(0);
    there.join();
    EXPECT_TRUE(seen == 100 || seen == 70) << "100 before, 70 after; seen: " << seen;
  });
}

// Catches: transfer to oneself. One account on both sides, while another pays from it.
TEST(BankInEveryOrder, WhoPaysThemselvesBlocksNobody) {
  explore::every_order([] {
    Bank bank({100, 0});
    std::thread there([&] { bank.transfer(0, 1, 30); });
    bank.transfer(0, 0, 10);
    there.join();
    EXPECT_EQ(bank.balance(0) + bank.balance(1), 100);
  });
}
