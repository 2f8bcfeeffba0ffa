#include <gtest/gtest.h>

#include <chrono>
#include <optional>

#include "every_instruction.hpp"
#include "harness/counters.hpp"
#include "ticket_office.hpp"

using lab::TicketOffice;

// Catches: one lock for all. Counters of two halls share nothing, so no counter may ever wait for another
// hall's.
TEST(TicketOffice, CountersOfTwoHallsNeverWaitForEachOther) {
  std::optional<TicketOffice> opera, circus;
  bool waited = false;
  const harness::Counts counts = harness::count([&] {
    waited = every_instruction::try_stops({.set_up = [&] { opera.emplace(10), circus.emplace(10); },
                                           .first = [&] { opera->sell(); },
                                           .second = [&] { circus->sell(); },
                                           .check = [] {}},
                                          std::chrono::milliseconds(500));
  });
  const char* means =
      "one counter stood still while it sold for the opera, and the circus could not sell a seat until "
      "it went on: does each hall have a lock of its own?";
  EXPECT_FALSE(waited) << means;
  EXPECT_EQ(counts.lock_contentions, 0u) << means;
}
