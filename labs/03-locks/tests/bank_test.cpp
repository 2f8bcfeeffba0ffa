#include "bank.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <optional>
#include <stdexcept>
#include <vector>

#include "disturbed.hpp"
#include "turns.hpp"

using lab::Bank;

// Catches: wrong transfer. 30 of 100 coins move from one account to the other.
TEST(Bank, MovesTheAmount) {
  Bank bank({100, 5, 7});
  EXPECT_TRUE(bank.transfer(0, 1, 30));
  EXPECT_EQ(bank.balance(0), 70);
  EXPECT_EQ(bank.balance(1), 35);
  EXPECT_EQ(bank.balance(2), 7) << "account 2 has no part in it";
  EXPECT_TRUE(bank.transfer(0, 1, 0)) << "nothing can always be moved";
}

// Catches: overdraft. Nobody pays more than they have; the refused transfer changes nothing.
TEST(Bank, RefusesWhatThePayerDoesNotHave) {
  Bank bank({100, 5});
  EXPECT_FALSE(bank.transfer(0, 1, 101));
  EXPECT_TRUE(bank.transfer(0, 1, 100)) << "the very last coin may go";
  EXPECT_FALSE(bank.transfer(0, 1, 1));
  EXPECT_EQ(bank.balance(0), 0);
  EXPECT_EQ(bank.balance(1), 105);
}

// Catches: negative amount. To pay -50 would be to take 50 without asking.
TEST(Bank, RefusesANegativeAmount) {
  Bank bank({100, 100});
  EXPECT_FALSE(bank.transfer(0, 1, -50));
  EXPECT_EQ(bank.balance(0), 100);
  EXPECT_EQ(bank.balance(1), 100);
}

// Catches: transfer to oneself. One account on both sides: its lock is wanted twice, and the money must not
// double.
TEST(Bank, AnAccountCanPayItself) {
  Bank bank({100, 5});
  EXPECT_TRUE(bank.transfer(0, 0, 100));
  EXPECT_EQ(bank.balance(0), 100) << "what you pay yourself, you still have";
  EXPECT_FALSE(bank.transfer(0, 0, 101)) << "nobody has 101 of 100, not even for themselves";
  EXPECT_FALSE(bank.transfer(0, 0, -1));
}

// Catches: wrong account. There are accounts 0 and 1; account 2 does not exist.
TEST(Bank, NamesAnUnknownAccount) {
  Bank bank({100, 5});
  EXPECT_THROW(bank.transfer(0, 2, 1), std::out_of_range);
  EXPECT_THROW(bank.transfer(2, 0, 1), std::out_of_range);
  EXPECT_THROW((void)bank.balance(2), std::out_of_range);
  EXPECT_EQ(bank.balance(0), 100) << "a transfer to nowhere must not cost anything";
}

// Catches: check-then-act. Two shops see the same last coin in an account, and both take it.
TEST(Bank, NeverOverdrawsAnAccount) {
  constexpr std::size_t payers = 1000;
  std::vector<long> opening(payers, 1);
  opening.insert(opening.end(), {0, 0});  // The payees, one per thread.
  std::optional<Bank> bank;
  int overdrawn = 0;
  const auto new_bank = [&] {
    for (std::size_t i = 0; bank && i < payers; ++i) overdrawn += bank->balance(i) < 0;
    bank.emplace(opening);
  };
  disturbed::rounds(2, new_bank, [&](int self) {
    for (std::size_t i = 0; i < payers; ++i) bank->transfer(i, payers + static_cast<std::size_t>(self), 1);
  });
  EXPECT_EQ(overdrawn, 0) << overdrawn
                          << " accounts with one coin paid two: the balance had changed between the look "
                          << "at it and the payment";
}

// Catches: lost update. Two shops pay into one account at the same time; no coin may get lost.
TEST(Bank, KeepsEveryCoinThatIsPaidIn) {
  constexpr long plenty = 1'000'000'000;
  Bank bank({plenty, plenty, 0});
  std::atomic<long> paid{0};
  disturbed::run(2, [&](int self, const std::atomic<bool>& enough) {
    while (!enough.load(std::memory_order_relaxed)) {
      if (bank.transfer(static_cast<std::size_t>(self), 2, 1)) paid.fetch_add(1, std::memory_order_relaxed);
    }
  });
  EXPECT_EQ(bank.balance(2), paid.load()) << "two shops paid " << paid << " coins into one account";
  EXPECT_EQ(bank.balance(0) + bank.balance(1) + bank.balance(2), 2 * plenty) << "the coins of the whole bank";
}

// Catches: money in flight. A coin that has left one account must have arrived in the other: no moment in
// between.
TEST(Bank, ACoinIsNeverNowhere) {
  constexpr long coins = 1'000'000'000;
  Bank bank({coins, 0});
  long missing = 0;
  disturbed::run(2, [&](int self, const std::atomic<bool>& enough) {
    while (!enough.load(std::memory_order_relaxed)) {
      if (self == 0) {
        bank.transfer(0, 1, 1);
      } else {
        // In this order a coin may be seen twice, before and after its way; but never not at all.
        const long not_paid = bank.balance(0);
        const long arrived = bank.balance(1);
        missing += not_paid + arrived < coins;
      }
    }
  });
  EXPECT_EQ(missing, 0) << "a reader missed coins " << missing
                        << " times: they had left account 0 and were not yet in 1";
}

// Catches: lock-order inversion. Payments in both directions, and in a circle, want the same locks in another
// order.
TEST(Bank, PaymentsMayGoInEveryDirection) {
  Bank bank({10, 10, 10});
  take_turns({[&] { bank.transfer(0, 1, 1); }, [&] { bank.transfer(1, 0, 2); },  //
              [&] { bank.transfer(1, 2, 4); }, [&] { bank.transfer(2, 0, 8); }});
  EXPECT_EQ(bank.balance(0), 19);
  EXPECT_EQ(bank.balance(1), 5);
  EXPECT_EQ(bank.balance(2), 6);
}

// Catches: unlocked reader. To read a balance needs the same lock as to change it.
TEST(Bank, BalancesCanBeReadWhileMoneyMoves) {
  Bank bank({10, 0});
  long payer = 0, payee = 0;
  take_turns(
      {[&] { bank.transfer(0, 1, 4); }, [&] { payer = bank.balance(0); }, [&] { payee = bank.balance(1); }});
  EXPECT_EQ(payer, 6);
  EXPECT_EQ(payee, 4);
}
