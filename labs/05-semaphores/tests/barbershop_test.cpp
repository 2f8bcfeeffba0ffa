#include "barbershop.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <memory>
#include <thread>

#include "comes_true.hpp"
#include "harness/finishes.hpp"
#include "harness/rendezvous.hpp"

using lab::Barbershop;
using Visit = lab::Barbershop::Visit;
using namespace std::chrono_literals;

namespace {

/// A shop and its customers, each on a thread of its own. Threads that never end own a share of it.
struct Street {
  explicit Street(int chairs) : shop(chairs) {}

  Barbershop shop;
  std::atomic<int> served{0};
  harness::Flag somebody_left;
};

using SharedStreet = std::shared_ptr<Street>;

void send_customer(const SharedStreet& street, int customer) {
  std::thread([street, customer] {
    if (street->shop.visit(customer) == Visit::served) ++street->served;
    street->somebody_left.set();
  }).detach();
}

bool chairs_taken(const SharedStreet& street, int chairs) {
  return comes_true([&] { return street->shop.stats().waiting == chairs; });
}

}  // namespace

// Catches: wrong haircut. A customer comes, a barber comes, and afterwards both go their ways.
TEST(Barbershop, ServesACustomer) {
  const auto street = std::make_shared<Street>(2);
  const auto cut = std::make_shared<std::atomic<int>>(0);
  const bool finished = harness::finishes([street, cut] {
    std::thread barber([&] { street->shop.serve_next([&](int customer) { *cut = customer; }); });
    EXPECT_EQ(street->shop.visit(7), Visit::served);
    EXPECT_EQ(*cut, 7) << "visit() came back before the haircut of customer 7";
    barber.join();
  });
  ASSERT_TRUE(finished) << "one customer, one barber, and somebody waits for ever";
  EXPECT_EQ(street->shop.stats().served, 1);
  EXPECT_EQ(street->shop.stats().turned_away, 0);
  EXPECT_EQ(street->shop.stats().waiting, 0) << "nobody is sitting there any more";
}

// Catches: early goodbye. The customer stays until the haircut is over, not until it begins.
TEST(Barbershop, AVisitLastsUntilTheHaircutIsOver) {
  const auto street = std::make_shared<Street>(2);
  send_customer(street, 1);
  const bool finished = harness::finishes([street] {
    street->shop.serve_next([&](int) {
      EXPECT_FALSE(street->somebody_left.wait(60ms)) << "the customer left in the middle of the haircut";
    });
  });
  EXPECT_TRUE(finished) << "one customer, one barber, and the barber waits for ever";
}

// Catches: no limit. One chair, and somebody sits on it: the next customer is turned away at once.
TEST(Barbershop, TurnsCustomersAwayWhenEveryChairIsTaken) {
  const auto street = std::make_shared<Street>(1);
  send_customer(street, 1);
  ASSERT_TRUE(chairs_taken(street, 1))
      << "a customer came into an empty shop, and stats() shows none waiting";
  const bool finished = harness::finishes([street] {
    EXPECT_EQ(street->shop.visit(2), Visit::full) << "the only chair was taken";
    EXPECT_EQ(street->shop.stats().turned_away, 1);
  });
  ASSERT_TRUE(finished) << "the only chair was taken, and customer 2 waited all the same";
  EXPECT_TRUE(harness::finishes([street] { street->shop.serve_next([](int) {}); }));
  EXPECT_TRUE(comes_true([&] { return street->served == 1; })) << "customer 1 had a chair";
  EXPECT_EQ(street->shop.stats().served, 1);
}

// Catches: wrong count. The chair of a customer who has been called is free for the next.
TEST(Barbershop, AChairIsFreeDuringTheHaircut) {
  const auto street = std::make_shared<Street>(1);
  send_customer(street, 1);
  const bool finished = harness::finishes([street] {
    street->shop.serve_next([&](int) {
      EXPECT_EQ(street->shop.stats().waiting, 0) << "customer 1 has been called, and the chair is free again";
      send_customer(street, 2);
      EXPECT_TRUE(chairs_taken(street, 1)) << "customer 1 had left the only chair, and customer 2 could not "
                                           << "sit down on it";
    });
    if (street->shop.stats().waiting > 0) street->shop.serve_next([](int) {});
  });
  EXPECT_TRUE(finished) << "somebody came in during a haircut, and the barber waits for ever";
}

// Catches: calling out under a lock. While a barber cuts, the shop must stay open for everybody else.
TEST(Barbershop, TheDoorIsOpenDuringAHaircut) {
  const auto street = std::make_shared<Street>(2);
  send_customer(street, 1);
  const bool finished = harness::finishes([street] {
    street->shop.serve_next([&](int) {
      const int waiting = street->shop.stats().waiting;
      send_customer(street, 2);
      EXPECT_TRUE(chairs_taken(street, waiting + 1)) << "customer 2 could not sit down during a haircut";
    });
    street->shop.serve_next([](int customer) { EXPECT_EQ(customer, 2) << "customer 1 has been served"; });
  });
  EXPECT_TRUE(finished)
      << "during a haircut somebody asked for stats() or came in, and waits for ever: which "
      << "lock is held while cut() runs?";
}

// Catches: one at a time. Two barbers cut the hair of two customers at the same time.
TEST(Barbershop, TwoBarbersWorkSideBySide) {
  const auto street = std::make_shared<Street>(2);
  const auto both = std::make_shared<harness::Rendezvous>(2, 2s);
  send_customer(street, 1), send_customer(street, 2);
  const auto work = [street, both] {
    street->shop.serve_next([&](int) {
      EXPECT_TRUE(both->arrive()) << "two barbers, two customers, and only one haircut at a time";
    });
  };
  const bool finished = harness::finishes([work] {
    std::thread colleague(work);
    work();
    colleague.join();
  });
  EXPECT_TRUE(finished) << "two barbers, two customers, and a barber waits for ever";
}
