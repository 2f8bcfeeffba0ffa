#include "ticket_office.hpp"

#include <gtest/gtest.h>

#include <optional>
#include <thread>

#include "explore/explore.hpp"

using lab::TicketOffice;

// Catches: check-then-act. Two counters look at the same free seat, and both sell it.
TEST(TicketOfficeInEveryOrder, TheLastSeatIsSoldOnce) {
  explore::every_order([] {
    TicketOffice hall(1);
    std::optional<int> here, there;
    std::thread counter([&] { there = hall.sell(); });
    here = hall.sell();
    counter.join();
    EXPECT_NE(here.has_value(), there.has_value()) << "one seat, two counters: one of them sells it";
    EXPECT_EQ(hall.sold(), 1) << "one seat, two counters";
  });
}

// Catches: check-then-act. Two counters take the same number before either of them moves on.
TEST(TicketOfficeInEveryOrder, TwoCountersSellTwoSeats) {
  explore::every_order([] {
    TicketOffice hall(2);
    std::optional<int> here, there;
    std::thread counter([&] { there = hall.sell(); });
    here = hall.sell();
    counter.join();
    ASSERT_TRUE(here && there) << "two seats, two counters: both sell one";
    EXPECT_NE(*here, *there) << "the same seat was sold twice";
  });
}

// Catches: wrong count. sold() only grows, and a reader needs the same lock as a seller.
TEST(TicketOfficeInEveryOrder, SoldNeverGoesBack) {
  explore::every_order([] {
    TicketOffice hall(2);
    std::thread counter([&] {
      hall.sell();
      hall.sell();
    });
    const int first = hall.sold(), second = hall.sold();
    counter.join();
    EXPECT_LE(first, second) << "sold() said " << first << ", then " << second;
    EXPECT_EQ(hall.sold(), 2);
  });
}

// Catches: wrong count. While a counter turns somebody away, sold() says more than there are seats.
TEST(TicketOfficeInEveryOrder, SoldIsNeverMoreThanThereAre) {
  explore::every_order([] {
    TicketOffice hall(1);
    hall.sell();
    std::thread counter([&] { hall.sell(); });
    const int seen = hall.sold();
    counter.join();
    EXPECT_EQ(seen, 1) << "one seat, sold before; a second buyer is just being turned away";
  });
}
