#include "hall.hpp"
#include "harness/counters.hpp"
#include "offload.hpp"
#include "support/work.hpp"

namespace lab {
namespace {

using std::chrono::milliseconds;

std::string compute() {
  busy_for(milliseconds(20));
  return "OK";
}

// Catches: blocked loop. While prices are computed, no step of the loop takes long.
TEST(Offload, TheLoopsStepsStayShort) {
  Hall hall;
  Depot pool(2, 8);
  std::vector<Task<std::string>> prices;
  for (int i = 0; i < 4; ++i) prices.push_back(offload(hall.loop, pool, compute, {}));
  hall.loop.post([&] {
    for (Task<std::string>& price : prices) price.start();
  });
  for (Task<std::string>& price : prices) {
    hall.until([&] { return price.done(); });
    EXPECT_EQ(hall.end_of(price), "OK");
  }
  const auto longest = std::chrono::duration_cast<milliseconds>(hall.loop.stats().longest_step);
  EXPECT_LE(longest, milliseconds(5)) << "of processor time in one step, during which nobody else was served";
}

Task<std::string> a_wait(Hall& hall, Depot& pool) {
  return offload(hall.loop, pool,
                 [] {
                   std::this_thread::sleep_for(milliseconds(100));
                   return std::string("OK");
                 },
                 {});
}

// Catches: busy waiting. The loop sleeps until the pool has something for it.
TEST(Offload, TheLoopSleepsMeanwhile) {
  Hall hall;
  Depot pool(2, 8);
  Task<std::string> one = a_wait(hall, pool), two = a_wait(hall, pool);
  one.start();
  two.start();
  EXPECT_EQ(hall.end_of(one) + hall.end_of(two), "OKOK");
  EXPECT_LE(hall.loop.stats().polls, 10u) << "times the loop looked around in 100 ms, for two results";
}

// Catches: excess threads. There is a pool: nobody needs a thread besides.
TEST(Offload, NeedsNoThreadOfItsOwn) {
  const harness::Counts counts = harness::count([] {
    Hall hall;
    Depot pool(2, 8);
    std::vector<Task<std::string>> prices;
    for (int i = 0; i < 4; ++i) {
      prices.push_back(offload(hall.loop, pool, [] { return std::string("OK"); }, {}));
      prices.back().start();
    }
    for (Task<std::string>& price : prices) EXPECT_EQ(hall.end_of(price), "OK");
  });
  EXPECT_EQ(counts.threads_created, 2u) << "a pool of two, and four pieces of work";
}

}  // namespace
}  // namespace lab
