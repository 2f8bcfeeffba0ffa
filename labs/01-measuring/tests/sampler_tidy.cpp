#include "sampler.hpp"

#include <gtest/gtest.h>

#include "harness/counters.hpp"
#include "in_words.hpp"
#include "support/work.hpp"

using namespace std::chrono_literals;

// Catches: busy waiting. A sampler sleeps between two looks; one that spins takes a whole core from the
// program.
TEST(Sampler, CostsNextToNothing) {
  const harness::Counts counts = harness::count([] {
    std::atomic<const char*> phase = "wash";
    lab::Sampler sampler(phase, 5ms);
    lab::wait_for(400ms);
    sampler.stop();
  });
  EXPECT_LE(counts.cpu, 60ms) << "80 looks in 400 ms cost " << in_ms(counts.cpu) << " of processor time";
}

// Catches: thread left behind. One thread samples, and when stop() returns it is gone.
TEST(Sampler, OneThreadAndItEnds) {
  std::atomic<const char*> phase = "wash";
  const harness::Counts counts = harness::count([&phase] {
    lab::Sampler sampler(phase, 1ms);
    lab::wait_for(50ms);
    sampler.stop();
    EXPECT_FALSE(sampler.stop().empty()) << "50 ms of samples every 1 ms, and no shares";
  });
  EXPECT_EQ(counts.threads_created, 1u) << "threads started for 50 samples";
  EXPECT_EQ(counts.threads_left, 0u) << "threads that still run after the end of the sampler";
}
