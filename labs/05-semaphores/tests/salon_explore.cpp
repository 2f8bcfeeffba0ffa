#include "salon.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <thread>

#include "explore/explore.hpp"

using lab::Salon;
using Visit = lab::Salon::Visit;
using namespace std::chrono_literals;
using std::chrono::steady_clock;

namespace {

// Time passes only while nobody can run: who sleeps a minute does so until all others wait for something.
const explore::Options exact_time = {.time = explore::Time::strict};

}  // namespace

// Catches: lost wake-up. The salon closes just as its barber looks for customers and goes to sleep.
TEST(SalonInEveryOrder, ABarberGoesHomeHoweverEarlyItCloses) {
  explore::every_order([] { Salon salon(1, 1, [](int) {}); });
}

// Catches: forgotten barber. Two barbers are asleep when the salon closes, and both have to go home.
TEST(SalonInEveryOrder, EveryBarberGoesHome) {
  explore::every_order(
      [] {
        Salon salon(2, 1, [](int) {});
        std::this_thread::sleep_for(10ms);
      },
      exact_time);
}

// Catches: dropped customer. Somebody comes in just as the salon closes: served or sent away, nothing
// between.
TEST(SalonInEveryOrder, WhoGetsInIsServed) {
  explore::every_order([] {
    std::atomic<int> cuts = 0;
    Salon salon(1, 1, [&](int) { ++cuts; });
    std::thread customer([&] {
      const Visit visit = salon.visit(1);
      EXPECT_NE(visit, Visit::full) << "nobody else was there";
      EXPECT_EQ(cuts, visit == Visit::served ? 1 : 0) << "haircuts made for the only customer";
    });
    salon.close();
    customer.join();
  });
}

// Catches: dropped customer. One customer is having a haircut and one sits there when the salon closes.
TEST(SalonInEveryOrder, WhoSitsThereAtClosingTimeIsServed) {
  explore::every_order(
      [] {
        std::atomic<int> cuts = 0;
        Salon salon(1, 1, [&](int) {
          std::this_thread::sleep_for(20min);
          ++cuts;
        });
        std::thread first([&] { EXPECT_EQ(salon.visit(1), Visit::served); });
        std::this_thread::sleep_for(1min);
        std::thread second([&] { EXPECT_EQ(salon.visit(2), Visit::served) << "there was a free chair"; });
        std::this_thread::sleep_for(1min);
        const auto start = steady_clock::now();
        salon.close();
        EXPECT_EQ(salon.visit(3), Visit::closed) << "close() had returned";
        EXPECT_LT(steady_clock::now() - start, 1s) << "close() and a visit after it wait for nobody";
        first.join(), second.join();
        EXPECT_EQ(cuts, 2) << "two customers were in when the salon closed";
      },
      exact_time);
}

// Catches: closing twice. Two people close the salon at the same moment.
TEST(SalonInEveryOrder, TwoMayCloseItAtOnce) {
  explore::every_order([] {
    Salon salon(1, 1, [](int) {});
    std::thread colleague([&] { salon.close(); });
    salon.close();
    EXPECT_EQ(salon.visit(1), Visit::closed) << "close() had returned";
    colleague.join();
  });
}
