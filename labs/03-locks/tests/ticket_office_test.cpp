#include "ticket_office.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <cstdint>
#include <deque>
#include <optional>
#include <vector>

#include "disturbed.hpp"
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
  constexpr int seats = 2'000'000;
  TicketOffice hall(seats);
  std::vector<std::atomic<std::uint8_t>> buyers(seats);
  std::atomic<int> sales{0};
  disturbed::run(3, [&](int, const std::atomic<bool>& enough) {
    while (!enough.load(std::memory_order_relaxed)) {
      const std::optional<int> seat = hall.sell();
      if (!seat) return;
      if (*seat >= 0 && *seat < seats) buyers[*seat].fetch_add(1, std::memory_order_relaxed);
      sales.fetch_add(1, std::memory_order_relaxed);
    }
  });
  int sold_twice = 0;
  for (const auto& count : buyers) sold_twice += count > 1;
  EXPECT_EQ(sold_twice, 0) << sold_twice
                           << " seats have several buyers: between a counter's look at the next seat and "
                           << "its sale, another counter sold it";
  EXPECT_EQ(hall.sold(), sales.load()) << "three counters made " << sales << " sales; sold() says otherwise";
}

// Catches: check-then-act. One seat is left; two counters see it, and one of them sells a seat that does not
// exist.
TEST(TicketOffice, NeverSellsMoreSeatsThanItHas) {
  constexpr int halls = 2000;
  std::deque<TicketOffice> street;
  std::vector<std::atomic<int>> sales(halls);
  int oversold = 0;
  const auto new_street = [&] {
    for (auto& count : sales) oversold += count.exchange(0, std::memory_order_relaxed) > 1;
    street.clear();
    for (int i = 0; i < halls; ++i) street.emplace_back(1);
  };
  disturbed::rounds(2, new_street, [&](int) {
    for (int i = 0; i < halls; ++i) {
      if (street[i].sell()) sales[i].fetch_add(1, std::memory_order_relaxed);
    }
  });
  EXPECT_EQ(oversold, 0) << oversold << " halls with one seat sold two";
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
