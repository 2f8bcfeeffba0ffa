#include "total.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <mutex>
#include <thread>

#include "turns.hpp"

using lab::Ledger;
using namespace std::chrono_literals;

namespace {

// Moves one coin if nobody holds either account now.
bool move_without_waiting(Ledger& ledger, std::size_t from, std::size_t to) {
  const std::unique_lock payer(ledger[from].mutex, std::try_to_lock);
  const std::unique_lock payee(ledger[to].mutex, std::try_to_lock);
  if (!payer || !payee) return false;
  --ledger[from].balance;
  ++ledger[to].balance;
  return true;
}

// Holds account 1 of three, so that a total() that comes by must wait there, and moves coins from `from` to
// `to` beside it for as long as both are free. The answer of that total().
long total_while_coins_move(Ledger& ledger, std::size_t from, std::size_t to) {
  long result = 0;
  std::unique_lock middle(ledger[1].mutex);
  std::thread auditor([&] { result = lab::total(ledger); });
  // A total() that has come as far as account 1 either keeps an account behind it, which it shows by refusing
  // for a while, or it has let go of it.
  const auto end = std::chrono::steady_clock::now() + 60ms;
  for (int refused = 0; refused < 10 && std::chrono::steady_clock::now() < end;) {
    refused = move_without_waiting(ledger, from, to) ? 0 : refused + 1;
    std::this_thread::sleep_for(500us);
  }
  middle.unlock();
  auditor.join();
  return result;
}

}  // namespace

// Catches: wrong sum. 100, 50 and 7 coins are 157.
TEST(Total, AddsUpEveryAccount) {
  EXPECT_EQ(lab::total(Ledger({100, 50, 7})), 157);
  EXPECT_EQ(lab::total(Ledger({42})), 42);
  EXPECT_EQ(lab::total(Ledger({})), 0) << "no accounts, no money";
}

// Catches: torn total. Coins moved from an account that was counted to one that was not yet: they count
// twice.
TEST(Total, NeverCountsACoinTwice) {
  for (int round = 0; round < 5; ++round) {
    Ledger ledger({1000, 1000, 1000});
    EXPECT_EQ(total_while_coins_move(ledger, 0, 2), 3000)
        << "coins moved from account 0 to account 2 while your total waited at account 1. All 3000 were "
           "always there";
  }
}

// Catches: torn total. Coins moved from an account that was not yet counted to one that was: they are
// missing.
TEST(Total, NeverMissesACoin) {
  for (int round = 0; round < 5; ++round) {
    Ledger ledger({1000, 1000, 1000});
    EXPECT_EQ(total_while_coins_move(ledger, 2, 0), 3000)
        << "coins moved from account 2 to account 0 while your total waited at account 1. All 3000 were "
           "always there";
  }
}

// Catches: kept locks. After total() every account is free again.
TEST(Total, LeavesEveryAccountFree) {
  Ledger ledger({100, 50, 7});
  EXPECT_EQ(lab::total(ledger), 157);
  EXPECT_EQ(lab::total(ledger), 157) << "a second time, in the same thread";
  for (std::size_t i = 0; i < ledger.size(); ++i) {
    bool free = false;
    std::thread([&] { free = std::unique_lock(ledger[i].mutex, std::try_to_lock).owns_lock(); }).join();
    EXPECT_TRUE(free) << "account " << i << " is still locked";
  }
}

// Catches: lock-order inversion. transfer() locks the lower index first; who goes the other way can meet it.
TEST(Total, TakesLocksInTheOrderTransfersDo) {
  Ledger ledger({10, 10, 10});
  long before = 0, after = 0;
  take_turns({[&] { ledger.transfer(0, 1, 1); }, [&] { before = lab::total(ledger); },  //
              [&] { ledger.transfer(2, 1, 4); }, [&] { after = lab::total(ledger); },   //
              [&] { ledger.transfer(2, 0, 8); }});
  EXPECT_EQ(before, 30);
  EXPECT_EQ(after, 30);
}
