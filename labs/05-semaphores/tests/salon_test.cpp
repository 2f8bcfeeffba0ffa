#include "salon.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <memory>
#include <thread>

#include "comes_true.hpp"
#include "harness/finishes.hpp"
#include "harness/rendezvous.hpp"

using lab::Salon;
using Visit = lab::Salon::Visit;
using namespace std::chrono_literals;

namespace {

/// A salon with one barber, whose haircuts last until `go_on`. Threads that never end own a share of it.
struct Evening {
  explicit Evening(int chairs)
      : salon(1, chairs, [this](int) {
          cutting.set();
          go_on.wait();
          ++cuts;
        }) {}

  harness::Flag cutting, go_on;
  std::atomic<int> cuts{0}, served{0}, gone{0};
  Salon salon;
};

using SharedEvening = std::shared_ptr<Evening>;

void send_customer(const SharedEvening& evening, int customer) {
  std::thread([evening, customer] {
    if (evening->salon.visit(customer) == Visit::served) ++evening->served;
    ++evening->gone;
  }).detach();
}

/// True when the salon can be left: closed, and all barbers gone home.
bool ends(std::shared_ptr<Salon> salon) {
  const auto last = std::make_shared<std::shared_ptr<Salon>>(std::move(salon));
  return harness::finishes([last] { last->reset(); });
}

}  // namespace

// Catches: nobody goes home. At the end of the day the barber sleeps, and the destructor waits for him.
TEST(Salon, TheBarberGoesHomeWhenItIsDestroyed) {
  auto salon = std::make_shared<Salon>(1, 4, [](int) {});
  EXPECT_EQ(salon->visit(1), Visit::served) << "the salon is open, and there is a free chair";
  EXPECT_TRUE(ends(std::move(salon))) << "the destructor waits for the barber, and the barber for customers";
}

// Catches: open door. Who comes after closing time is sent away at once.
TEST(Salon, AVisitAfterClosingTimeIsTurnedAway) {
  const auto salon = std::make_shared<Salon>(1, 4, [](int) {});
  const bool finished = harness::finishes([salon] {
    salon->close();
    EXPECT_EQ(salon->visit(1), Visit::closed) << "close() had returned";
    EXPECT_EQ(salon->visit(2), Visit::closed) << "close() had returned";
    EXPECT_EQ(salon->waiting(), 0);
  });
  EXPECT_TRUE(finished) << "a customer came after close() and waits for a barber who has gone home";
}

// Catches: closing that waits. A haircut is going on, and close() comes back all the same.
TEST(Salon, ClosingWaitsForNobody) {
  const auto evening = std::make_shared<Evening>(2);
  send_customer(evening, 1);
  ASSERT_TRUE(evening->cutting.wait()) << "the salon is open, a customer came, and no barber cuts";
  EXPECT_TRUE(harness::finishes([evening] { evening->salon.close(); }, 2s))
      << "a haircut was going on, and close() did not come back: what does it wait for?";
  evening->go_on.set();
  EXPECT_TRUE(comes_true([&] { return evening->served == 1; })) << "customer 1 was having the haircut";
}

// Catches: dropped customers. Two customers sit there when the salon closes; they are served all the same.
TEST(Salon, WhoSitsThereAtClosingTimeIsServed) {
  const auto evening = std::make_shared<Evening>(2);
  send_customer(evening, 1);
  ASSERT_TRUE(evening->cutting.wait()) << "the salon is open, a customer came, and no barber cuts";
  send_customer(evening, 2), send_customer(evening, 3);
  ASSERT_TRUE(comes_true([&] { return evening->salon.waiting() == 2; }));
  ASSERT_TRUE(harness::finishes([evening] { evening->salon.close(); }))
      << "a haircut was going on, and close() did not come back: what does it wait for?";
  evening->go_on.set();
  EXPECT_TRUE(comes_true([&] { return evening->gone == 3; }))
      << "two customers sat there when the salon closed, and they wait for ever";
  EXPECT_EQ(evening->served, 3) << "customers who were told that they had been served";
  EXPECT_EQ(evening->cuts, 3) << "haircuts that were made";
}

// Catches: closing twice. The second close() changes nothing, and the destructor closes once more.
TEST(Salon, MayBeClosedTwice) {
  auto salon = std::make_shared<Salon>(1, 4, [](int) {});
  const bool finished = harness::finishes([salon] {
    salon->close();
    salon->close();
  });
  ASSERT_TRUE(finished) << "close() did not come back";
  EXPECT_TRUE(ends(std::move(salon))) << "closed twice, and the destructor does not come back";
}

// Catches: waiting for oneself. A barber closes the salon in the middle of a haircut.
TEST(Salon, ABarberMayCloseIt) {
  const auto place = std::make_shared<Salon*>(nullptr);
  auto salon = std::make_shared<Salon>(1, 4, [place](int) { (*place)->close(); });
  *place = salon.get();
  const auto seen = std::make_shared<std::atomic<bool>>(false);
  ASSERT_TRUE(harness::finishes([salon, seen] { *seen = salon->visit(1) == Visit::served; }))
      << "the barber called close() during a haircut, and neither comes back";
  EXPECT_TRUE(*seen) << "customer 1 was having the haircut";
  EXPECT_EQ(salon->visit(2), Visit::closed) << "a barber had closed the salon";
  EXPECT_TRUE(ends(std::move(salon))) << "the barber who closed the salon does not go home";
}

// Catches: lost limit. By day everything is as it was: with every chair taken, customers are turned away.
TEST(Salon, IsFullWhenEveryChairIsTaken) {
  const auto evening = std::make_shared<Evening>(1);
  send_customer(evening, 1);
  ASSERT_TRUE(evening->cutting.wait()) << "the salon is open, a customer came, and no barber cuts";
  send_customer(evening, 2);
  ASSERT_TRUE(comes_true([&] { return evening->salon.waiting() == 1; }));
  EXPECT_EQ(evening->salon.visit(3), Visit::full) << "customer 2 sits on the only chair";
  evening->go_on.set();
  EXPECT_TRUE(comes_true([&] { return evening->served == 2; }));
}
