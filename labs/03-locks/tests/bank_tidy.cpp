#include "bank.hpp"

#include <gtest/gtest.h>

#include "disturbed.hpp"
#include "harness/counters.hpp"

using lab::Bank;

// Catches: one lock for all. Transfers between 0 and 1 and between 2 and 3 share no account: nobody waits.
TEST(Bank, TransfersWithoutACommonAccountNeverWait) {
  Bank bank({1'000'000'000, 0, 1'000'000'000, 0});
  const harness::Counts counts = harness::count([&] {
    disturbed::run(2, [&](int self, const std::atomic<bool>& enough) {
      const std::size_t from = self == 0 ? 0 : 2;
      while (!enough.load(std::memory_order_relaxed)) bank.transfer(from, from + 1, 1);
    });
  });
  EXPECT_EQ(counts.lock_contentions, 0u)
      << "one thread used accounts 0 and 1, the other 2 and 3, and they found a lock "
      << "taken " << counts.lock_contentions << " times: which lock do they share?";
}
