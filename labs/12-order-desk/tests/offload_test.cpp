#include "offload.hpp"

#include <atomic>
#include <memory>
#include <stdexcept>
#include <thread>

#include "hall.hpp"
#include "harness/rendezvous.hpp"

namespace lab {
namespace {

using namespace std::chrono_literals;

// Each case runs its loop on the thread that the program began with. Work that is done there must not wait
// for it.
const std::thread::id loops_thread = std::this_thread::get_id();
bool is_beside_the_loop() {
  const bool beside = std::this_thread::get_id() != loops_thread;
  EXPECT_TRUE(beside) << "the loop's thread computes, and nobody is served meanwhile";
  return beside;
}

// Work that says when it has begun, and goes on when it may.
struct Work {
  harness::Flag begun, may_end;
  std::function<std::string()> asked(std::string result = "OK") {
    return [this, result] {
      begun.set();
      if (is_beside_the_loop()) EXPECT_TRUE(may_end.wait(3s));
      return result;
    };
  }
};

Task<std::string> note_thread(EventLoop& loop, Depot& pool, std::thread::id& worked,
                              std::thread::id& went_on) {
  Task<std::string> price = offload(loop, pool,
                                    [&worked] {
                                      worked = std::this_thread::get_id();
                                      return std::string("42");
                                    },
                                    {});
  std::string text = co_await price;
  went_on = std::this_thread::get_id();
  co_return text;
}

// Catches: wrong thread. The pool computes; what comes after is the loop's.
TEST(Offload, ComputesThereAndGoesOnHere) {
  Hall hall;
  Depot pool(1, 4);
  std::thread::id worked, went_on;
  Task<std::string> task = note_thread(hall.loop, pool, worked, went_on);
  task.start();
  EXPECT_EQ(hall.end_of(task), "42");
  EXPECT_NE(worked, std::this_thread::get_id()) << "the loop's thread computed";
  EXPECT_EQ(went_on, std::this_thread::get_id()) << "the coroutine goes on on a thread of the pool";
}

// Catches: error lost. What the work throws is thrown where it is awaited.
TEST(Offload, AnErrorComesBack) {
  Hall hall;
  Depot pool(1, 4);
  Task<std::string> task =
      offload(hall.loop, pool, []() -> std::string { throw std::runtime_error("no such price"); }, {});
  task.start();
  EXPECT_EQ(hall.end_of(task), "failed: no such price");
}

// Catches: the loop waits. Others are served while the pool computes.
TEST(Offload, TheLoopGoesOnMeanwhile) {
  Hall hall;
  Depot pool(1, 4);
  harness::Flag served;
  Task<std::string> task =
      offload(hall.loop, pool,
              [&] {
                if (is_beside_the_loop())
                  EXPECT_TRUE(served.wait(2s))
                      << "somebody else waits to be served, and the loop waits for this work";
                return std::string("OK");
              },
              {});
  hall.loop.post([&] { served.set(); });
  task.start();
  EXPECT_EQ(hall.end_of(task), "OK");
}

// Catches: one at a time. Two pieces of work are computed at once.
TEST(Offload, TwoComputeAtOnce) {
  Hall hall;
  Depot pool(2, 4);
  harness::Rendezvous both(2, 2s);
  const auto meet = [&] {
    if (is_beside_the_loop())
      EXPECT_TRUE(both.arrive()) << "two workers, two pieces of work, and they never meet";
    return std::string("OK");
  };
  Task<std::string> one = offload(hall.loop, pool, meet, {}), two = offload(hall.loop, pool, meet, {});
  one.start();
  two.start();
  EXPECT_EQ(hall.end_of(one) + hall.end_of(two), "OKOK");
}

// Catches: unbounded queue. When the belt is full, Busy is said at once.
TEST(Offload, AFullPoolIsBusy) {
  Hall hall;
  Work work;
  Depot pool(1, 1);
  Task<std::string> first = offload(hall.loop, pool, work.asked(), {});
  first.start();
  EXPECT_TRUE(work.begun.wait());
  Task<std::string> second = offload(hall.loop, pool, [] { return std::string("2nd"); }, {});
  second.start();
  Task<std::string> third = offload(hall.loop, pool, [] { return std::string("3rd"); }, {});
  third.start();
  EXPECT_TRUE(third.done()) << "one piece is in work, one lies on a belt for one; the third need not wait";
  EXPECT_EQ(hall.end_of(third), "busy");
  work.may_end.set();
  EXPECT_EQ(hall.end_of(first) + " " + hall.end_of(second), "OK 2nd");
}

// Catches: late result into a dead frame. The Task is destroyed while it waits, and then the work ends.
TEST(Offload, MayBeDestroyedWhileItWaits) {
  Hall hall;
  Work work;
  Depot pool(1, 4);
  {
    const CancelSource scope;
    Task<std::string> task = offload(hall.loop, pool, work.asked(std::string(1000, 'x')), scope.token());
    task.start();
    EXPECT_TRUE(work.begun.wait());
    task = {};
    scope.cancel();
    EXPECT_EQ(scope.token().callbacks(), 0u) << "callbacks of a wait that is gone";
  }
  work.may_end.set();
  Task<std::string> next = offload(hall.loop, pool, [] { return std::string("next"); }, {});
  next.start();
  EXPECT_EQ(hall.end_of(next), "next");
}

// Catches: wrong cancellation. Whoever is cancelled goes at once; the result comes, and nobody is
// there.
TEST(Offload, WhoIsCancelledDoesNotWait) {
  Hall hall;
  Work work;
  Depot pool(1, 4);
  const CancelSource scope;
  {
    Task<std::string> task = offload(hall.loop, pool, work.asked(std::string(1000, 'x')), scope.token());
    task.start();
    EXPECT_TRUE(work.begun.wait());
    scope.cancel();
    EXPECT_FALSE(task.done()) << "it went on inside cancel()";
    EXPECT_EQ(hall.end_of(task), "cancelled") << "the work is still going on";
  }
  work.may_end.set();
  Task<std::string> next = offload(hall.loop, pool, [] { return std::string("next"); }, {});
  next.start();
  EXPECT_EQ(hall.end_of(next), "next") << "the pool has worked on, and the late result came first";
}

// Catches: work for nobody. What is cancelled before it was begun is not begun.
TEST(Offload, CancelledWorkIsNotBegun) {
  Hall hall;
  Work work;
  Depot pool(1, 4);
  std::atomic<int> begun = 0;
  const auto count = [&] {
    ++begun;
    return std::string();
  };
  const CancelSource scope;
  Task<std::string> first = offload(hall.loop, pool, work.asked(), {});
  first.start();
  EXPECT_TRUE(work.begun.wait());
  Task<std::string> cancelled = offload(hall.loop, pool, count, scope.token());
  cancelled.start();
  scope.cancel();
  EXPECT_EQ(hall.end_of(cancelled), "cancelled");
  Task<std::string> too_late = offload(hall.loop, pool, count, scope.token());
  too_late.start();
  EXPECT_EQ(hall.end_of(too_late), "cancelled") << "its token was cancelled from the beginning";
  work.may_end.set();
  EXPECT_EQ(hall.end_of(first), "OK");
  pool.close();
  EXPECT_EQ(begun, 0) << "pieces of work begun that nobody waited for any more";
}

// Catches: the loop is gone. Work may end after the loop did.
TEST(Offload, TheLoopMayGoFirst) {
  Work work;
  Depot pool(1, 4);
  {
    Hall hall;
    Task<std::string> task = offload(hall.loop, pool, work.asked(), {});
    task.start();
    EXPECT_TRUE(work.begun.wait());
  }
  work.may_end.set();
  pool.close();
}

}  // namespace
}  // namespace lab
