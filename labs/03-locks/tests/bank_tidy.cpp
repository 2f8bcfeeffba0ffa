#include "bank.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <optional>
#include <vector>

#include "every_instruction.hpp"
#include "harness/counters.hpp"

using lab::Bank;

// Catches: one lock for all. Transfers between 0 and 1 and between 2 and 3 share no account: nobody waits.
TEST(Bank, TransfersWithoutACommonAccountNeverWait) {
  std::optional<Bank> bank;
  bool waited = false;
  const harness::Counts counts = harness::count([&] {
    waited = every_instruction::try_stops({.set_up =
                                               [&] {
                                                 bank.emplace(std::vector<long>{10, 0, 10, 0});
                                               },
                                           .first = [&] { bank->transfer(0, 1, 1); },
                                           .second = [&] { bank->transfer(2, 3, 1); },
                                           .check = [] {}},
                                          std::chrono::milliseconds(500));
  });
  const char* means =
      "a transfer between accounts 0 and 1 stood still, and one between 2 and 3 had to wait for it: which "
      "lock do they share?";
  EXPECT_FALSE(waited) << means;
  EXPECT_EQ(counts.lock_contentions, 0u) << means;
}
