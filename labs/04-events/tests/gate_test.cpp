#include "gate.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <stdexcept>

#include "harness/rendezvous.hpp"
#include "waiter.hpp"

namespace lab {
namespace {

using namespace std::chrono_literals;

// Catches: closed gate. Closed at first and after close(): who wants to pass waits until it is open.
TEST(Gate, NobodyPassesAClosedGate) {
  const auto gate = std::make_shared<Gate>();
  for (int day = 0; day < 2; ++day) {
    Waiter guest([gate] { gate->pass([] {}); });
    EXPECT_FALSE(guest.back(a_while)) << "the gate is closed, and somebody got through";
    gate->open();
    EXPECT_TRUE(guest.back()) << "the gate is open, and somebody still waits in front of it";
    Waiter porter([gate] { gate->close(); });
    ASSERT_TRUE(porter.back()) << "nobody is inside, but close() still waits";
  }
}

// Catches: closes too early. Somebody is inside; whoever closes waits for them.
TEST(Gate, CloseWaitsForWhoIsInside) {
  struct Kitchen {
    Gate gate;
    harness::Flag inside, go_home;
  };
  const auto kitchen = std::make_shared<Kitchen>();
  kitchen->gate.open();
  Waiter cook([kitchen] {
    kitchen->gate.pass([&] {
      kitchen->inside.set();
      kitchen->go_home.wait();
    });
  });
  ASSERT_TRUE(kitchen->inside.wait(3s)) << "the gate is open, and nobody gets in";
  Waiter porter([kitchen] { kitchen->gate.close(); });
  EXPECT_FALSE(porter.back(a_while)) << "somebody is inside, and close() did not wait for them";
  kitchen->go_home.set();
  EXPECT_TRUE(porter.back()) << "all have left, but close() still waits";
}

// Catches: one at a time. The gate is open for all: two may be inside together.
TEST(Gate, SeveralMayBeInside) {
  Gate gate;
  gate.open();
  harness::Rendezvous both(2, 2s);
  const auto meet = [&] {
    EXPECT_TRUE(both.arrive()) << "one was inside, and the other could not come in: which lock was held?";
  };
  std::thread other([&] { gate.pass(meet); });
  gate.pass(meet);
  other.join();
}

// Catches: left without counting out. Who leaves inside() by an exception has left too.
TEST(Gate, WhoThrowsHasLeftToo) {
  const auto gate = std::make_shared<Gate>();
  gate->open();
  EXPECT_THROW(gate->pass([] { throw std::runtime_error("burnt"); }), std::runtime_error);
  Waiter porter([gate] { gate->close(); });
  EXPECT_TRUE(porter.back()) << "inside() threw, so nobody is inside any more, but close() still waits";
}

}  // namespace
}  // namespace lab
