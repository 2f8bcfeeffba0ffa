#include "sampler.hpp"

#include <gtest/gtest.h>

#include "harness/counters.hpp"
#include "in_words.hpp"
#include "support/work.hpp"
#include "two_on_one_core.hpp"

using namespace std::chrono_literals;

// Catches: busy waiting. A sampler sleeps between two looks; one that spins takes a core from the program.
TEST(Sampler, CostsNextToNothing) {
  // The program computes meanwhile, on the same core: however busy the machine, who spins gets as much of it.
  constexpr auto program = 200ms;
  harness::Counts counts;
  std::thread([&counts, program] {
    stay_on_this_core();
    counts = harness::count([program] {
      std::atomic<const char*> phase = "wash";
      lab::Sampler sampler(phase, 5ms);
      lab::busy_for(program);
      sampler.stop();
    });
  }).join();
  EXPECT_LE(counts.cpu - program, program * 2 / 5)
      << "while the program computed for " << in_ms(program) << ", looks every 5 ms cost "
      << in_ms(counts.cpu - program) << " of processor time";
}

// Catches: thread left behind. One thread samples, and when stop() returns it is gone.
TEST(Sampler, OneThreadAndItEnds) {
  std::atomic<const char*> phase = "wash";
  const harness::Counts counts = harness::count([&phase] {
    lab::Sampler sampler(phase, 1ms);
    lab::wait_for(50ms);
    sampler.stop();
  });
  EXPECT_EQ(counts.threads_created, 1u) << "threads started for 50 samples";
  EXPECT_EQ(counts.threads_left, 0u) << "threads that still run after the end of the sampler";
}
