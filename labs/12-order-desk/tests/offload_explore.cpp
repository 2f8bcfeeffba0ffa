#include "offload.hpp"

#include <gtest/gtest.h>

#include <string>
#include <thread>

#include "explore/explore.hpp"

namespace lab {
namespace {

std::string end_of(EventLoop& loop, Task<std::string>& task) {
  try {
    while (!task.done()) {
      if (!loop.step()) return "nothing can ever wake it";
    }
    return task.take();
  } catch (const Cancelled&) {
    return "cancelled";
  }
}

// Catches: data race. The result changes hands: whoever reads it must know that it is written.
TEST(OffloadInEveryOrder, TheResultIsCompleteWhenItArrives) {
  explore::every_order([] {
    runtime::RealClock clock;
    EventLoop loop(clock);
    Depot pool(1, 1);
    Task<std::string> task = offload(loop, pool, [] { return std::string(40, 'x'); }, {});
    task.start();
    EXPECT_EQ(end_of(loop, task), std::string(40, 'x'));
  });
}

// Catches: late result into a dead frame. It is cancelled at any moment: before, during or after the work.
TEST(OffloadInEveryOrder, ItIsCancelledAtAnyMoment) {
  explore::every_order([] {
    runtime::RealClock clock;
    EventLoop loop(clock);
    Depot pool(1, 1);
    const CancelSource scope;
    {
      Task<std::string> task = offload(
          loop, pool, [] { return std::string(40, 'x'); }, scope.token());
      task.start();
      std::this_thread::yield();
      scope.cancel();
      const std::string end = end_of(loop, task);
      EXPECT_TRUE(end == "cancelled" || end == std::string(40, 'x')) << end;
    }
    pool.close();
    while (loop.step()) {
    }
  });
}

}  // namespace
}  // namespace lab
