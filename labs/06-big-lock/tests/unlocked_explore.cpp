#include "unlocked.hpp"

#include <gtest/gtest.h>

#include <string>
#include <thread>

#include "explore/explore.hpp"
#include "one_key.hpp"

// Catches: work without the key. Two people wait for glue, and then both work.
TEST(RunBlockingInEveryOrder, OnlyTheWaitingOverlaps) {
  explore::every_order([] {
    OneKey key;
    int jobs = 0;  // Guarded by key: if two work at once, this is a data race.
    const auto work = [&] {
      key.acquire();
      ++jobs;
      lab::run_blocking(key, [] { return std::string("dry"); });
      ++jobs;
      key.release();
    };
    std::thread there(work);
    work();
    there.join();
    EXPECT_EQ(jobs, 4) << "two people did two jobs each";
  });
}
