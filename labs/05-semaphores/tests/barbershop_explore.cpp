#include "barbershop.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <thread>
#include <vector>

#include "day.hpp"
#include "explore/explore.hpp"

using lab::Barbershop;
using Visit = lab::Barbershop::Visit;
using namespace std::chrono_literals;

namespace {

// Time passes only while nobody can run: who sleeps 10 ms does so until all others wait for something.
const explore::Options exact_time = {.time = explore::Time::strict};

void no_cut(int) {}

}  // namespace

// Catches: lost wake-up. Customer and barber come at the same moment, and one of them waits for ever.
TEST(BarbershopInEveryOrder, ACustomerAndABarberFindEachOther) {
  explore::every_order([] {
    Barbershop shop(1);
    std::atomic<bool> cut = false;
    std::thread customer([&] {
      EXPECT_EQ(shop.visit(1), Visit::served) << "there was a free chair";
      EXPECT_TRUE(cut) << "visit() came back before the haircut";
    });
    shop.serve_next([&](int) { cut = true; });
    customer.join();
    EXPECT_EQ(shop.stats().served, 1);
  });
}

// Catches: check-then-act. Two customers see the last chair, and both sit down.
TEST(BarbershopInEveryOrder, TheLastChairIsTakenOnce) {
  explore::every_order(
      [] {
        Barbershop shop(1);
        std::atomic<int> full = 0;
        const auto come_in = [&](int customer) { full += shop.visit(customer) == Visit::full ? 1 : 0; };
        std::thread one(come_in, 1), two(come_in, 2);
        std::this_thread::sleep_for(10ms);
        EXPECT_EQ(shop.stats().waiting, 1) << "one chair, two customers, no barber yet";
        EXPECT_EQ(shop.stats().turned_away, 1) << "one chair, two customers, no barber yet";
        for (int left = shop.stats().waiting; left > 0; --left) shop.serve_next(no_cut);
        one.join(), two.join();
        EXPECT_EQ(full, 1) << "one of the two has to go away";
      },
      exact_time);
}

// Catches: wrong order. Who came first is served first.
TEST(BarbershopInEveryOrder, FirstComeFirstServed) {
  explore::every_order(
      [] {
        Barbershop shop(3);
        std::vector<std::thread> customers;
        for (int customer = 1; customer <= 3; ++customer) {
          customers.emplace_back([&shop, customer] { shop.visit(customer); });
          std::this_thread::sleep_for(1min);
        }
        std::vector<int> order;
        for (int i = 0; i < 3; ++i) shop.serve_next([&](int customer) { order.push_back(customer); });
        for (std::thread& customer : customers) customer.join();
        EXPECT_EQ(order, (std::vector{1, 2, 3})) << "they came a minute apart, and sat down in this order";
      },
      exact_time);
}

// Catches: wake-up for the wrong one. Two customers wait; when the first one's haircut is over, the first one
// goes.
TEST(BarbershopInEveryOrder, TheOneWhoseHaircutIsOverGoes) {
  explore::every_order(
      [] {
        Barbershop shop(2);
        std::atomic<int> gone = 0;
        std::thread one([&] { shop.visit(1), gone = 1; });
        std::this_thread::sleep_for(1min);
        std::thread two([&] { shop.visit(2), gone = 2; });
        std::this_thread::sleep_for(1min);
        shop.serve_next(no_cut);
        std::this_thread::sleep_for(1min);
        EXPECT_EQ(gone, 1) << "customer 1's haircut was over, and customer 1 did not go";
        shop.serve_next(no_cut);
        one.join(), two.join();
      },
      exact_time);
}

// Catches: forgotten barber. Two barbers wait, and two customers come at the same moment.
TEST(BarbershopInEveryOrder, TwoCustomersWakeTwoBarbers) {
  explore::every_order(
      [] {
        Barbershop shop(2);
        std::thread barber([&] { shop.serve_next(no_cut); }), colleague([&] { shop.serve_next(no_cut); });
        std::this_thread::sleep_for(1min);
        std::thread customer([&] { EXPECT_EQ(shop.visit(1), Visit::served); });
        EXPECT_EQ(shop.visit(2), Visit::served);
        customer.join(), barber.join(), colleague.join();
        EXPECT_EQ(shop.stats().served, 2);
      },
      {.time = explore::Time::strict, .spurious_wakeups = 0});
}

// Catches: calling out under a lock. In the middle of a haircut somebody asks for the stats.
TEST(BarbershopInEveryOrder, StatsNeverWaitForAHaircut) {
  explore::every_order(
      [] {
        Barbershop shop(1);
        std::thread customer([&] { shop.visit(1); });
        std::thread barber([&] { shop.serve_next([](int) { std::this_thread::sleep_for(20min); }); });
        std::this_thread::sleep_for(1min);
        const auto start = std::chrono::steady_clock::now();
        EXPECT_EQ(shop.stats().served, 0) << "the haircut is not over yet";
        EXPECT_LT(std::chrono::steady_clock::now() - start, 1s) << "stats() waited for the haircut";
        customer.join(), barber.join();
        EXPECT_EQ(shop.stats().served, 1);
      },
      exact_time);
}

// Catches: wrong count. Somebody reads the stats while a customer comes, is served and goes.
TEST(BarbershopInEveryOrder, StatsAddUp) {
  explore::every_order([] {
    Barbershop shop(1);
    std::thread customer([&] {
      shop.visit(1);
      EXPECT_EQ(shop.stats().served, 1) << "the visit is over, and the haircut has not been counted";
    });
    std::thread barber([&] { shop.serve_next(no_cut); });
    const Barbershop::Stats seen = shop.stats();
    EXPECT_LE(seen.waiting + seen.served, 1)
        << "one customer: waiting " << seen.waiting << ", served " << seen.served;
    customer.join(), barber.join();
    EXPECT_EQ(shop.stats().waiting, 0);
    EXPECT_EQ(shop.stats().served, 1);
  });
}

// Catches: wrong count. A busy hour, minute by minute: who finds no chair is turned away, nobody else.
TEST(BarbershopInEveryOrder, ABusyHourTurnsAsManyAwayAsItMust) {
  // An hour is long for a search. Its limit is low, but leaves room for every order without a preemption,
  // also where each haircut wakes everybody who waits.
  const explore::Options long_story = {
      .time = explore::Time::strict, .preemption_bound = 1, .spurious_wakeups = 0, .exhaust_limit = 20'000};
  explore::every_order(
      [] {
        Barbershop shop(1);
        const Day hour = day_at(shop, 1, 1, 1min);
        EXPECT_EQ(hour.turned_away, 5) << "one barber, one chair, " << hour.came << " customers";
      },
      long_story);
}
