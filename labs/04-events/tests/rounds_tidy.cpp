#include "rounds.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>
#include <vector>

#include "waiting_cost.hpp"

// Catches: busy waiting. Who waits for the slowest chef sleeps, instead of counting again and again.
TEST(Rounds, WhoWaitsUsesNoProcessor) {
  lab::Rounds courses(2);
  expect_sleep([&] { courses.arrive_and_wait(); }, [&] { courses.arrive_and_wait(); });
}

// Catches: lapping. A thousand rounds at full speed, and nobody is ever a round ahead.
TEST(Rounds, AThousandRoundsInStep) {
  lab::Rounds courses(3);
  std::atomic<int> out_of_step = 0;
  const auto chef = [&] {
    for (int round = 0; round < 1000; ++round) {
      if (courses.arrive_and_wait() != round) ++out_of_step;
    }
  };
  std::vector<std::thread> others;
  for (int i = 0; i < 2; ++i) others.emplace_back(chef);
  chef();
  for (std::thread& other : others) other.join();
  EXPECT_EQ(out_of_step, 0) << "of 3 times 1000 answers";
}
