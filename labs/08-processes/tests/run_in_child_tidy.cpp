#include <gtest/gtest.h>

#include <chrono>
#include <thread>

#include "harness/counters.hpp"
#include "run_in_child.hpp"

namespace lab {
namespace {

using std::chrono::milliseconds;

// Catches: busy waiting. A photo takes 400 ms in its room, and the shop sleeps meanwhile.
TEST(Child, WhoWaitsForItUsesNoCpu) {
  const harness::Counts counts = harness::count([] {
    run_in_child([] {
      std::this_thread::sleep_for(milliseconds(400));
      return 0;
    });
  });
  const auto used = std::chrono::duration_cast<milliseconds>(counts.cpu);
  EXPECT_LE(used, milliseconds(20)) << "the child took 400 ms, asleep, and its parent used " << used.count()
                                    << " ms of CPU: is there a loop that asks until it gets an answer?";
}

}  // namespace
}  // namespace lab
