#include <gtest/gtest.h>

#include "disturbed.hpp"
#include "harness/counters.hpp"
#include "ticket_office.hpp"

using lab::TicketOffice;

// Catches: one lock for all. Counters of two halls share nothing, so no counter may ever find a lock taken.
TEST(TicketOffice, CountersOfTwoHallsNeverWaitForEachOther) {
  TicketOffice opera(1'000'000'000), circus(1'000'000'000);
  const harness::Counts counts = harness::count([&] {
    disturbed::run(2, [&](int self, const std::atomic<bool>& enough) {
      TicketOffice& hall = self == 0 ? opera : circus;
      while (!enough.load(std::memory_order_relaxed)) hall.sell();
    });
  });
  EXPECT_EQ(counts.lock_contentions, 0u)
      << "one counter sold for the opera, one for the circus, and they found a lock taken "
      << counts.lock_contentions << " times: does each hall have a lock of its own?";
}
