#include "ticket_office.hpp"

#include <gtest/gtest.h>

#include <optional>
#include <vector>

#include "every_instruction.hpp"
#include "turns.hpp"

using lab::TicketOffice;

// Catches: wrong seats. An office with three seats sells 0, 1 and 2, then nothing, however often it is asked.
TEST(TicketOffice, SellsEverySeatAndThenNone) {
  TicketOffice hall(3);
  EXPECT_EQ(hall.sold(), 0) << "nothing has been sold yet";
  for (int seat = 0; seat < 3; ++seat) {
    EXPECT_EQ(hall.sell(), std::optional(seat));
    EXPECT_EQ(hall.sold(), seat + 1) << "sold() after " << seat + 1 << " sales";
  }
  for (int again = 0; again < 3; ++again) EXPECT_EQ(hall.sell(), std::nullopt) << "all three seats are sold";
  EXPECT_EQ(hall.sold(), 3) << "asking a sold-out office must not count as a sale";
  EXPECT_EQ(TicketOffice(0).sell(), std::nullopt) << "a hall without seats sells nothing";
}

// Catches: shared seats. Two halls each have a seat 0; what one sells must not change the other.
TEST(TicketOffice, TwoHallsHaveTheirOwnSeats) {
  TicketOffice opera(2), circus(2);
  EXPECT_EQ(opera.sell(), std::optional(0));
  EXPECT_EQ(circus.sell(), std::optional(0))
      << "the circus has sold nothing yet: is the state shared by all halls?";
  EXPECT_EQ(opera.sold(), 1);
}

// Catches: check-then-act. Two counters look at the same free seat, and both sell it.
TEST(TicketOffice, NeverSellsASeatTwice) {
  std::optional<TicketOffice> hall;
  std::optional<int> yours, mine;
  every_instruction::try_stops({.set_up = [&] { hall.emplace(10); },
                                .first = [&] { yours = hall->sell(); },
                                .second = [&] { mine = hall->sell(); },
                                .check =
                                    [&] {
                                      EXPECT_NE(yours, mine)
                                          << "two counters sold the same seat: between one's look "
                                          << "at the next seat and its sale, the other one sold it";
                                      EXPECT_EQ(hall->sold(), 2) << "two counters sold a seat each";
                                    }});
}

// Catches: check-then-act. One seat is left; two counters see it, and one of them sells a seat that does not
// exist.
TEST(TicketOffice, NeverSellsMoreSeatsThanItHas) {
  std::optional<TicketOffice> hall;
  std::optional<int> yours, mine;
  every_instruction::try_stops(
      {.set_up = [&] { hall.emplace(1); },
       .first = [&] { yours = hall->sell(); },
       .second = [&] { mine = hall->sell(); },
       .check =
           [&] {
             EXPECT_NE(yours.has_value(), mine.has_value())
                 << "one seat, two counters: one of them sells it, the other says sold out";
             EXPECT_EQ(hall->sold(), 1) << "the hall has one seat";
           }});
}

// Catches: wrong count. sold() only grows, and a reader needs the same lock as a seller.
TEST(TicketOffice, SoldCanBeReadWhileCountersSell) {
  TicketOffice hall(10);
  std::vector<int> seen(3);
  take_turns({[&] { hall.sell(); }, [&] { seen[0] = hall.sold(); },  //
              [&] { hall.sell(); }, [&] { seen[1] = hall.sold(); },  //
              [&] { hall.sell(); }, [&] { seen[2] = hall.sold(); }});
  EXPECT_EQ(seen, (std::vector{1, 2, 3})) << "sold() after each of three sales by other threads";
}
