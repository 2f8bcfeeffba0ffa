#include "gate.hpp"

#include <memory>
#include <vector>

#include "day.hpp"

namespace lab {
namespace {

using namespace std::chrono_literals;
using Pass = std::optional<Gate::Pass>;

// A gate with guests, who come at once, and leave when they are told to.
class GateDay : public Day {
 public:
  struct Guest {
    CancelSource scope;
    Pass pass;
    Task<void> visit;
  };

  GateDay(std::size_t room, std::size_t bench) : gate(loop, room, bench) {}

  Gate gate;
  std::string diary;

  std::unique_ptr<Guest> guest(std::string name) {
    auto guest = std::make_unique<Guest>();
    guest->visit = come(*this, *guest, std::move(name));
    guest->visit.start();
    return guest;
  }
  /// What has been noted so far; then forgotten.
  std::string noted() {
    EXPECT_TRUE(to_its_end());
    return std::exchange(diary, {});
  }

 private:
  static Task<void> come(GateDay& day, Guest& guest, std::string name) {
    try {
      Task<Pass> asks = day.gate.enter(guest.scope.token());
      guest.pass = co_await asks;
      day.diary += name + (guest.pass ? " in; " : " sent away; ");
    } catch (const Cancelled&) {
      day.diary += name + " cancelled; ";
    }
  }
};

// Catches: unbounded queue. Two are inside, one waits, the rest hear no; all at once.
TEST(Gate, ThereIsRoomABenchAndANo) {
  GateDay day(2, 1);
  const auto ann = day.guest("Ann"), bob = day.guest("Bob"), cem = day.guest("Cem"), dan = day.guest("Dan");
  EXPECT_EQ(day.diary, "Ann in; Bob in; Dan sent away; ")
      << "room for two, a bench for one; nobody has left yet";
  EXPECT_EQ(day.gate.inside(), 2u);
  EXPECT_EQ(day.gate.waiting(), 1u);
  ann->pass.reset();
  EXPECT_EQ(day.noted(), "Ann in; Bob in; Dan sent away; Cem in; ");
}

// Catches: step inside a step. Whoever leaves goes on first; whoever waited, in a step of their own.
TEST(Gate, WhoWaitedGoesOnInAStepOfTheirOwn) {
  GateDay day(1, 1);
  const auto ann = day.guest("Ann"), bob = day.guest("Bob");
  ann->pass.reset();
  EXPECT_EQ(day.diary, "Ann in; ") << "Bob went on inside the step in which Ann left";
  EXPECT_EQ(day.noted(), "Ann in; Bob in; ");
}

// Catches: no recovery. After the rush everything is as before.
TEST(Gate, RecoversAfterTheRush) {
  GateDay day(1, 0);
  {
    const auto ann = day.guest("Ann");
    for (int i = 0; i < 3; ++i) day.guest("more");
    EXPECT_EQ(day.noted(), "Ann in; more sent away; more sent away; more sent away; ");
  }
  EXPECT_EQ(day.gate.inside(), 0u) << "everybody has left";
  const auto bob = day.guest("Bob");
  EXPECT_EQ(day.noted(), "Bob in; ");
}

// Catches: overtaking. First come, first served; also if somebody comes at the moment when a room is free.
TEST(Gate, NobodyOvertakes) {
  GateDay day(1, 3);
  const auto ann = day.guest("Ann"), bob = day.guest("Bob"), cem = day.guest("Cem");
  ann->pass.reset();
  const auto dan = day.guest("Dan");
  EXPECT_EQ(day.gate.inside(), 1u) << "Bob has the room from the moment that Ann left it";
  EXPECT_EQ(day.gate.waiting(), 2u) << "Cem and Dan";
  EXPECT_EQ(day.noted(), "Ann in; Bob in; ");
  bob->pass.reset();
  EXPECT_EQ(day.noted(), "Cem in; ");
  cem->pass.reset();
  EXPECT_EQ(day.noted(), "Dan in; ");
}

// Catches: counted twice. A Pass that was moved is one Pass.
TEST(Gate, APassCanBeMoved) {
  GateDay day(2, 0);
  const auto ann = day.guest("Ann"), bob = day.guest("Bob");
  {
    Pass elsewhere = std::move(ann->pass);
    ann->pass.reset();
    EXPECT_EQ(day.gate.inside(), 2u) << "Ann's Pass was moved, not let go";
  }
  EXPECT_EQ(day.gate.inside(), 1u) << "now it was let go";
}

// Catches: lost room. Somebody on the bench is cancelled: their place is free, and the next one is next.
TEST(Gate, WhoIsCancelledLeavesTheBench) {
  GateDay day(1, 2);
  const auto ann = day.guest("Ann"), bob = day.guest("Bob"), cem = day.guest("Cem");
  bob->scope.cancel();
  EXPECT_EQ(day.diary, "Ann in; ") << "Bob went on inside cancel()";
  EXPECT_EQ(day.gate.waiting(), 1u) << "Cem";
  const auto dan = day.guest("Dan");
  EXPECT_EQ(day.noted(), "Ann in; Bob cancelled; ") << "and Dan has Bob's place";
  ann->pass.reset();
  EXPECT_EQ(day.noted(), "Cem in; ");
  cem->pass.reset();
  EXPECT_EQ(day.noted(), "Dan in; ");
}

// Catches: lost room. Somebody is given the room and, before they can go on, cancelled.
TEST(Gate, ARoomIsNotLostWithWhoIsCancelled) {
  GateDay day(1, 2);
  const auto ann = day.guest("Ann"), bob = day.guest("Bob"), cem = day.guest("Cem");
  ann->pass.reset();
  bob->scope.cancel();
  const std::string noted = day.noted();
  bob->pass.reset();
  EXPECT_TRUE(noted + day.noted() == "Ann in; Bob cancelled; Cem in; " || noted == "Ann in; Bob in; ")
      << "noted: " << noted
      << "\nAnn left, Bob was cancelled at the same moment, and Cem waits: who has the room?";
  EXPECT_EQ(day.gate.inside(), 1u);
  EXPECT_TRUE(cem->pass.has_value()) << "Bob had the room or not; now it must be Cem's";
}

// Catches: lost room. The same, but the one who waits is destroyed: on the bench, or with the room in hand.
TEST(Gate, ARoomIsNotLostWithWhoIsDestroyed) {
  GateDay day(1, 3);
  const auto ann = day.guest("Ann");
  auto bob = day.guest("Bob"), cem = day.guest("Cem"), dan = day.guest("Dan");
  bob.reset();
  EXPECT_EQ(day.gate.waiting(), 2u) << "Bob is gone; Cem and Dan wait";
  ann->pass.reset();
  cem.reset();
  EXPECT_EQ(day.noted(), "Ann in; Dan in; ") << "Cem was given the room, and destroyed before he could go on";
  EXPECT_EQ(day.gate.inside(), 1u);
  EXPECT_EQ(day.loop.timers(), 0u) << "timers left";
}

// Catches: deaf to closing time. Whoever was cancelled before does not come in.
TEST(Gate, WhoIsCancelledBeforehandDoesNotWait) {
  GateDay day(1, 1);
  const auto ann = day.guest("Ann");
  GateDay::Guest bob;
  bob.scope.cancel();
  Task<Pass> asks = day.gate.enter(bob.scope.token());
  const std::string end = day.when_and_how<Pass>(std::move(asks), [](Pass) { return "came in"; });
  EXPECT_EQ(end, "0ms cancelled");
  EXPECT_EQ(day.gate.waiting(), 0u);
}

}  // namespace
}  // namespace lab
