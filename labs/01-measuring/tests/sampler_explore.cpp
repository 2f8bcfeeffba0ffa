#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <memory>
#include <thread>

#include "explore/explore.hpp"
#include "sampler.hpp"

namespace lab {
namespace {

using namespace std::chrono_literals;
using std::chrono::steady_clock;

// Time passes only while nobody can run, so that durations are exact.
const explore::Options exact_time = {.time = explore::Time::strict};

// Catches: lost wake-up. The stop comes between the sampler's last look and its sleep.
TEST(SamplerInEveryOrder, StopsAtOnceHoweverEarly) {
  explore::every_order(
      [] {
        const std::atomic<const char*> phase = "wash";
        Sampler sampler(phase, 60s);
        const auto start = steady_clock::now();
        sampler.stop();
        EXPECT_LT(steady_clock::now() - start, 1s) << "it samples once a minute, and stop() sat it out";
      },
      exact_time);
}

// Catches: wrong shares. Three samples in one phase are all there is.
TEST(SamplerInEveryOrder, CountsOncePerPeriod) {
  explore::every_order(
      [] {
        const std::atomic<const char*> phase = "wash";
        Sampler sampler(phase, 10ms);
        std::this_thread::sleep_for(35ms);
        const auto shares = sampler.stop();
        ASSERT_EQ(shares.size(), 1u) << "35 ms in one phase, a sample every 10 ms";
        EXPECT_EQ(shares.begin()->second, 1.0) << "of the samples were taken while washing";
      },
      exact_time);
}

// Catches: never joined. The sampler goes, then the phase it looked at; its thread must not look any more.
TEST(SamplerInEveryOrder, NobodyLooksAfterItsEnd) {
  explore::every_order([] {
    auto phase = std::make_unique<std::atomic<const char*>>("wash");
    { const Sampler sampler(*phase, 5ms); }
    phase.reset();
  });
}

}  // namespace
}  // namespace lab
