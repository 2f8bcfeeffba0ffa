#include "bank.hpp"

#include <gtest/gtest.h>

#include <optional>
#include <stdexcept>
#include <vector>

#include "every_instruction.hpp"
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
  std::optional<Bank> bank;
  bool first = false, second = false;
  every_instruction::try_stops(
      {.set_up =
           [&] {
             bank.emplace(std::vector<long>{1, 0, 0});
           },
       .first = [&] { first = bank->transfer(0, 1, 1); },
       .second = [&] { second = bank->transfer(0, 2, 1); },
       .check =
           [&] {
             EXPECT_EQ(bank->balance(0), 0)
                 << "account 0 had one coin, and two shops took one each: the balance "
                 << "changed between the look at it and the payment";
             EXPECT_NE(first, second) << "one of the two transfers must be refused";
           }});
}

// Catches: lost update. Two shops pay into one account at the same time; no coin may get lost.
TEST(Bank, KeepsEveryCoinThatIsPaidIn) {
  std::optional<Bank> bank;
  every_instruction::try_stops({.set_up =
                                    [&] {
                                      bank.emplace(std::vector<long>{10, 10, 0});
                                    },
                                .first = [&] { bank->transfer(0, 2, 3); },
                                .second = [&] { bank->transfer(1, 2, 4); },
                                .check =
                                    [&] {
                                      EXPECT_EQ(bank->balance(2), 7)
                                          << "two shops paid 3 and 4 coins into account 2";
                                      EXPECT_EQ(bank->balance(0) + bank->balance(1), 13)
                                          << "what is left to them";
                                    }});
}

// Catches: money in flight. A coin that has left one account must have arrived in the other: no moment in
// between.
TEST(Bank, ACoinIsNeverNowhere) {
  std::optional<Bank> bank;
  long left = 0, arrived = 0;
  const auto look = [&] {
    // In this order a coin could be seen twice, before and after its way; but never not at all.
    left = bank->balance(0);
    arrived = bank->balance(1);
  };
  every_instruction::try_stops({.set_up =
                                    [&] {
                                      bank.emplace(std::vector<long>{10, 0});
                                    },
                                .first = [&] { bank->transfer(0, 1, 4); },
                                .second = look,
                                .check =
                                    [&] {
                                      EXPECT_GE(left + arrived, 10)
                                          << "somebody who looked during a transfer saw " << left
                                          << " coins in account "
                                          << "0 and then " << arrived << " in account 1. There are always 10";
                                    }});
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
