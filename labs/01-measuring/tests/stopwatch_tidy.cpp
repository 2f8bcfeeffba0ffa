#include "stopwatch.hpp"

#include <gtest/gtest.h>

#include "in_words.hpp"
#include "support/work.hpp"

using namespace std::chrono_literals;

namespace {

// Catches: inaccurate. Reading the clocks must not itself be the work that is measured.
TEST(Stopwatch, SleepingIsNearlyFree) {
  lab::Stopwatch watch;
  watch.start();
  lab::wait_for(50ms);
  watch.stop();
  EXPECT_GE(watch.wall(), 50ms) << "slept for 50 ms, but wall() is " << in_ms(watch.wall());
  EXPECT_LE(watch.cpu(), 10ms) << "slept for 50 ms, and cpu() is " << in_ms(watch.cpu())
                               << ", expected at most 10 ms";
}

// Catches: inaccurate. 50 ms of computing must be seen as 45 to 80 ms, also on a busy machine.
TEST(Stopwatch, BusyTimeIsAccurate) {
  lab::Stopwatch watch;
  watch.start();
  lab::busy_for(50ms);
  watch.stop();
  EXPECT_GE(watch.cpu(), 45ms) << "computed for 50 ms, but cpu() is " << in_ms(watch.cpu());
  EXPECT_LE(watch.cpu(), 80ms) << "computed for 50 ms, and cpu() is " << in_ms(watch.cpu());
}

// Catches: coarse clock. A repair of 2 ms must not be measured as nothing, nor as a whole tick of a slow
// clock.
TEST(Stopwatch, SeesTwoMilliseconds) {
  for (int i = 0; i < 20; ++i) {
    lab::Stopwatch watch;
    watch.start();
    lab::busy_for(2ms);
    watch.stop();
    ASSERT_GE(watch.cpu(), 1500us) << "computed for 2 ms, but cpu() is " << in_ms(watch.cpu())
                                   << ". In which steps does this clock go?";
    ASSERT_GE(watch.wall(), 1500us) << "computed for 2 ms, but wall() is " << in_ms(watch.wall())
                                    << ". In which steps does this clock go?";
  }
}

}  // namespace
