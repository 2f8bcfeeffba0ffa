#include "nursery.hpp"

#include <memory>
#include <optional>
#include <stdexcept>
#include <string>

#include "street.hpp"
#include "support/runtime/cancellable.hpp"

namespace lab {
namespace {

using namespace std::chrono_literals;

/// A nursery with a log, and one story in it.
class Kitchen : public Street {
 public:
  LogBook log;
  CancelSource parent;

  std::string logged() const {
    std::string all;
    for (const LogLine& line : log.lines()) {
      all += line.task + " " + line.what + "@" + std::to_string(line.at.count()) + " ";
    }
    return all;
  }
};

Task<void> bake(Kitchen& kitchen, Millis time, CancelToken token, Millis tidying = 0ms) {
  bool stopped = false;
  try {
    Task<void> baking = runtime::sleep_for(kitchen.loop, time, token);
    co_await baking;
  } catch (const Cancelled&) {
    stopped = true;
  }
  if (!stopped) co_return;
  runtime::SleepAwaiter tidy = runtime::sleep_for(kitchen.loop, tidying);
  co_await tidy;
  throw Cancelled();
}

Task<void> burn(Kitchen& kitchen, Millis time, std::string what) {
  runtime::SleepAwaiter baking = runtime::sleep_for(kitchen.loop, time);
  co_await baking;
  throw std::runtime_error(what);
}

Task<void> burn_at_once() {
  throw std::runtime_error("no dough");
  co_return;
}

/// Starts what `fill` starts, and joins.
using Fill = void (*)(Kitchen&, Nursery&);
Task<void> evening(Kitchen& kitchen, Fill fill) {
  Nursery nursery(kitchen.loop, kitchen.log, kitchen.parent.token());
  fill(kitchen, nursery);
  Task<void> all = nursery.join();
  co_await all;
}

// Catches: one after the other. Three pizzas bake side by side, and join() waits for the last.
TEST(Nursery, JoinWaitsForAllOfThem) {
  Kitchen kitchen;
  const std::string end = kitchen.end_of(evening(kitchen, [](Kitchen& k, Nursery& n) {
    n.start("A", bake(k, 300ms, n.token()));
    n.start("B", bake(k, 1000ms, n.token()));
    n.start("C", bake(k, 500ms, n.token()));
  }));
  EXPECT_EQ(end, "done");
  EXPECT_EQ(kitchen.clock.now(), 1000ms) << "three children of 300, 1000 and 500 ms, side by side";
}

// Catches: nameless. The log says of every child, by its name, when it ended and how.
TEST(Nursery, TheLogNamesEveryChild) {
  Kitchen kitchen;
  kitchen.end_of(evening(kitchen, [](Kitchen& k, Nursery& n) {
    n.start("A", bake(k, 300ms, n.token()));
    n.start("B", bake(k, 1000ms, n.token()));
    n.start("C", burn(k, 500ms, "burnt"));
  }));
  EXPECT_EQ(kitchen.logged(), "A done@300 C failed: burnt@500 B cancelled@500 ");
}

// Catches: orphaned child. One fails at 500 ms; the others are stopped, and cleaned up after, before join()
// throws.
TEST(Nursery, OneFailsAndTheOthersAreCancelled) {
  Kitchen kitchen;
  const std::string end = kitchen.end_of(evening(kitchen, [](Kitchen& k, Nursery& n) {
    n.start("A", bake(k, 3000ms, n.token(), 200ms));
    n.start("B", burn(k, 500ms, "burnt"));
    n.start("C", bake(k, 3000ms, n.token(), 100ms));
  }));
  EXPECT_EQ(end, "failed: burnt");
  EXPECT_EQ(kitchen.clock.now(), 700ms) << "B failed at 500 ms, A needed 200 to clean the oven";
}

// Catches: wrong error. Two fail one after the other: join() throws what was first in time.
TEST(Nursery, TheFirstErrorWins) {
  Kitchen kitchen;
  const std::string end = kitchen.end_of(evening(kitchen, [](Kitchen& k, Nursery& n) {
    n.start("A", burn(k, 900ms, "late"));
    n.start("B", burn(k, 500ms, "early"));
  }));
  EXPECT_EQ(end, "failed: early");
  EXPECT_EQ(kitchen.logged(), "B failed: early@500 A failed: late@900 ") << "the log knows both";
}

// Catches: wrong error. Who is stopped by somebody else's error has not failed.
TEST(Nursery, ACancelledChildIsNoError) {
  Kitchen kitchen;
  const std::string end = kitchen.end_of(evening(kitchen, [](Kitchen& k, Nursery& n) {
    n.start("A", bake(k, 300ms, n.token()));
    n.start("B", bake(k, 3000ms, n.token()));
    k.loop.call_later(500ms, [&n] { n.cancel(); });
  }));
  EXPECT_EQ(end, "done") << "nobody failed; the nursery was told to stop at 500 ms";
  EXPECT_EQ(kitchen.logged(), "A done@300 B cancelled@500 ");
}

// Catches: parent not heard. The parent's cancel reaches the children, and whoever joins.
TEST(Nursery, TheParentsCancelReachesTheChildren) {
  Kitchen kitchen;
  kitchen.after(400ms, [&] { kitchen.parent.cancel(); });
  const std::string end = kitchen.end_of(evening(kitchen, [](Kitchen& k, Nursery& n) {
    n.start("A", bake(k, 300ms, n.token()));
    n.start("B", bake(k, 3000ms, n.token()));
  }));
  EXPECT_EQ(end, "cancelled");
  EXPECT_EQ(kitchen.logged(), "A done@300 B cancelled@400 ");
}

// Catches: parent not heard. A parent that is cancelled after everybody was ready has stopped nobody.
TEST(Nursery, AParentThatComesTooLateStopsNobody) {
  Kitchen kitchen;
  kitchen.after(400ms, [&] { kitchen.parent.cancel(); });
  const std::string end = kitchen.end_of(evening(kitchen, [](Kitchen& k, Nursery& n) {
    n.start("A", bake(k, 300ms, {}));
    n.start("B", bake(k, 900ms, {}));  // Listens to nobody, and gets its pizza done.
  }));
  EXPECT_EQ(end, "done");
  EXPECT_EQ(kitchen.clock.now(), 900ms);
}

Task<void> brings_a_friend(Kitchen& kitchen, Nursery& nursery) {
  runtime::SleepAwaiter moment = runtime::sleep_for(kitchen.loop, 100ms);
  co_await moment;
  nursery.start("friend", bake(kitchen, 700ms, nursery.token()));
  nursery.start("other friend", burn_at_once());
}

// Catches: orphaned child. A child starts children of its own while join() is waiting already.
TEST(Nursery, AChildMayStartChildren) {
  Kitchen kitchen;
  const std::string end = kitchen.end_of(evening(kitchen, [](Kitchen& k, Nursery& n) {
    n.start("A", brings_a_friend(k, n));
    n.start("B", bake(k, 50ms, n.token()));
  }));
  EXPECT_EQ(end, "failed: no dough");
  EXPECT_EQ(kitchen.clock.now(), 100ms);
  const std::string logged = kitchen.logged();
  EXPECT_NE(logged.find("friend cancelled@100"), std::string::npos) << logged;
  EXPECT_NE(logged.find("A done@100"), std::string::npos) << logged;
}

// Catches: orphaned child. Without any error too, join() waits for the children that came later.
TEST(Nursery, JoinWaitsForThoseWhoCameLater) {
  Kitchen kitchen;
  const std::string end = kitchen.end_of(evening(kitchen, [](Kitchen& k, Nursery& n) {
    n.start("A", bake(k, 100ms, n.token()));
    k.loop.call_later(50ms, [&] { n.start("late", bake(k, 800ms, n.token())); });
  }));
  EXPECT_EQ(end, "done");
  EXPECT_EQ(kitchen.clock.now(), 850ms) << "A ended at 100 ms; at 50 ms another one of 800 ms was started";
}

// Catches: escaping exception. A child fails before its first wait: start() does not throw, join() does.
TEST(Nursery, AChildMayFailAtOnce) {
  Kitchen kitchen;
  const std::string end = kitchen.end_of(evening(kitchen, [](Kitchen& k, Nursery& n) {
    n.start("A", burn_at_once());
    n.start("B", bake(k, 1000ms, n.token()));
  }));
  EXPECT_EQ(end, "failed: no dough");
  EXPECT_EQ(kitchen.clock.now(), 0ms) << "A failed at once, so B had nothing to wait for";
}

// Catches: orphaned child. Nobody joined: the children end with the nursery, and nothing knows it any more.
TEST(Nursery, NobodyOutlivesIt) {
  Kitchen kitchen;
  {
    auto nursery = std::make_unique<Nursery>(kitchen.loop, kitchen.log, kitchen.parent.token());
    nursery->start("A", bake(kitchen, 1000ms, nursery->token()));
    nursery->start("B", bake(kitchen, 10ms, nursery->token()));
    kitchen.loop.step();
    nursery.reset();
  }
  EXPECT_EQ(kitchen.left(), "") << "left when the nursery was destroyed";
  EXPECT_EQ(kitchen.parent.token().callbacks(), 0u) << "callbacks left with the parent";
  kitchen.parent.cancel();
}

// Catches: orphaned child. An evening without children is over at once.
TEST(Nursery, WithoutChildrenJoinReturnsAtOnce) {
  Kitchen kitchen;
  EXPECT_EQ(kitchen.end_of(evening(kitchen, [](Kitchen&, Nursery&) {})), "done");
  EXPECT_EQ(kitchen.clock.now(), 0ms);
}

}  // namespace
}  // namespace lab
