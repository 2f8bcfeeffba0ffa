#include "countdown.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <stdexcept>

#include "waiter.hpp"

namespace lab {
namespace {

// Catches: waits for nobody. Where nobody is missing, nobody waits.
TEST(Countdown, ZeroIsOpen) {
  const auto nobody = std::make_shared<Countdown>(0);
  Waiter waiter([nobody] { nobody->wait(); });
  EXPECT_TRUE(waiter.back()) << "a countdown from 0, and wait() waits";
}

// Catches: wrong count. It opens with the last arrival, not before.
TEST(Countdown, OpensWithTheLastArrival) {
  const auto stations = std::make_shared<Countdown>(3);
  Waiter two_of_three([stations] {
    stations->arrive();
    stations->arrive();
  });
  ASSERT_TRUE(two_of_three.back()) << "arrive() waits, and 1 of 3 has arrived";
  Waiter waiter([stations] { stations->wait(); });
  EXPECT_FALSE(waiter.back(a_while)) << "2 of 3 have arrived, and wait() came back";
  stations->arrive();
  EXPECT_TRUE(waiter.back()) << "3 of 3 have arrived, and wait() still waits";
}

// Catches: arrival that waits. A station that is done goes on with something else.
TEST(Countdown, WhoArrivesDoesNotWait) {
  const auto stations = std::make_shared<Countdown>(3);
  Waiter station([stations] { stations->arrive(); });
  EXPECT_TRUE(station.back()) << "1 of 3 has arrived, and arrive() waits for the others";
}

// Catches: closes again. Who comes when all have arrived does not wait any more.
TEST(Countdown, StaysOpen) {
  const auto stations = std::make_shared<Countdown>(1);
  stations->arrive();
  Waiter first([stations] { stations->wait(); });
  ASSERT_TRUE(first.back()) << "1 of 1 has arrived before, and wait() waits";
  Waiter second([stations] { stations->wait(); });
  EXPECT_TRUE(second.back()) << "it was open, and the second one who came waits";
}

// Catches: extra arrival. A fourth of three is a mistake in the kitchen, and nobody may have to wait for it.
TEST(Countdown, AnExtraArrivalThrowsAndChangesNothing) {
  const auto stations = std::make_shared<Countdown>(1);
  stations->arrive();
  EXPECT_THROW(stations->arrive(), std::logic_error) << "2 arrivals of 1";
  Waiter waiter([stations] { stations->wait(); });
  EXPECT_TRUE(waiter.back()) << "it was open before the extra arrival, and now wait() waits";
  EXPECT_THROW(stations->arrive(), std::logic_error) << "3 arrivals of 1";
}

}  // namespace
}  // namespace lab
