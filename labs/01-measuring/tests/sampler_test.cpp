#include "sampler.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <memory>
#include <sstream>
#include <string>

#include "in_words.hpp"
#include "support/work.hpp"

using namespace std::chrono_literals;

namespace {

// A busy machine may keep a sampler from its work now and then, but not each time.
constexpr int attempts_on_a_busy_machine = 5;

using Shares = std::map<std::string, double>;

double share_of(const Shares& shares, const std::string& phase) {
  const auto found = shares.find(phase);
  return found == shares.end() ? 0 : found->second;
}

std::string in_words(const Shares& shares) {
  std::ostringstream text;
  for (const auto& [phase, share] : shares) text << ' ' << phase << ' ' << share;
  return shares.empty() ? " nothing" : text.str();
}

std::chrono::nanoseconds spend(std::atomic<const char*>& phase, const char* name,
                               std::chrono::nanoseconds time) {
  const auto since = lab::wall_time();
  phase = name;
  lab::wait_for(time);
  phase = nullptr;
  return lab::wall_time() - since;
}

}  // namespace

// Catches: wrong shares. Three quarters of the time in one phase are about three quarters of the samples.
TEST(Sampler, SharesAreWithin15Points) {
  std::ostringstream attempts;
  // A starving machine may keep a sampler from its looks now and then, but not for seconds.
  for (const auto since = lab::wall_time(); lab::wall_time() - since < 5s;) {
    std::atomic<const char*> phase = nullptr;
    lab::Sampler sampler(phase, 1ms);
    std::chrono::nanoseconds washing{0}, oiling{0};
    for (int bicycle = 0; bicycle < 5; ++bicycle) {
      washing += spend(phase, "wash", 30ms);
      oiling += spend(phase, "oil", 10ms);
    }
    const Shares shares = sampler.stop();
    const double expected =
        std::chrono::duration<double>(washing) / std::chrono::duration<double>(washing + oiling);
    if (std::abs(share_of(shares, "wash") - expected) <= 0.15 &&
        std::abs(share_of(shares, "oil") - (1 - expected)) <= 0.15) {
      return;
    }
    attempts << "\n  wash took " << expected << " of the time, and the shares were:" << in_words(shares);
  }
  ADD_FAILURE() << "for 5 s the shares were off by more than 0.15:" << attempts.str();
}

// Catches: counts the idle time. While there is nothing to count, nothing is counted, and the rest adds up
// to 1.
TEST(Sampler, NothingIsCountedBetweenPhases) {
  Shares shares;
  for (int attempt = 0; attempt < attempts_on_a_busy_machine && shares.empty(); ++attempt) {
    std::atomic<const char*> phase = nullptr;
    lab::Sampler sampler(phase, 1ms);
    lab::wait_for(50ms);
    spend(phase, "wash", 50ms);
    lab::wait_for(50ms);
    shares = sampler.stop();
  }
  EXPECT_EQ(shares.size(), 1u) << "one phase was ever set; the shares:" << in_words(shares);
  EXPECT_NEAR(share_of(shares, "wash"), 1, 1e-9)
      << "wash is all that was counted; the shares:" << in_words(shares);
}

// Catches: counts by pointer. The same text may stand at two places in memory and is still one phase.
TEST(Sampler, CountsByText) {
  static constexpr std::array<char, 5> here = {'w', 'a', 's', 'h', '\0'}, there = here;
  for (int round = 0; round < 3; ++round) {
    Shares shares;
    for (int attempt = 0; attempt < attempts_on_a_busy_machine && shares.empty(); ++attempt) {
      std::atomic<const char*> phase = nullptr;
      lab::Sampler sampler(phase, 1ms);
      spend(phase, here.data(), 50ms);
      spend(phase, there.data(), 50ms);
      spend(phase, "oil", 50ms);
      shares = sampler.stop();
    }
    ASSERT_NEAR(share_of(shares, "wash") + share_of(shares, "oil"), 1, 1e-9)
        << "the shares:" << in_words(shares);
  }
}

// Catches: no samples. Stopped before anything was counted: there is nothing to share, and no 0 / 0.
TEST(Sampler, WithoutSamplesThereAreNoShares) {
  std::atomic<const char*> phase = nullptr;
  lab::Sampler sampler(phase, 1ms);
  const Shares shares = sampler.stop();
  EXPECT_TRUE(shares.empty()) << "the shares:" << in_words(shares);
}

// Catches: sleeps through the stop. Whoever samples once a minute must not take a minute to stop.
TEST(Sampler, StopDoesNotWaitForTheNextSample) {
  std::atomic<const char*> phase = nullptr;
  const auto since = lab::wall_time();
  lab::Sampler sampler(phase, 6s);
  sampler.stop();
  EXPECT_LT(lab::wall_time() - since, 4s) << "samples were due every 6 s, and stop() took as long";
}

// Catches: stops only once. After stop() the shares stand still, and asking again is allowed.
TEST(Sampler, StoppingAgainReturnsTheSame) {
  Shares shares;
  for (int attempt = 0; attempt < attempts_on_a_busy_machine && shares.empty(); ++attempt) {
    std::atomic<const char*> phase = "wash";
    lab::Sampler sampler(phase, 1ms);
    lab::wait_for(30ms);
    shares = sampler.stop();
    phase = "oil";
    lab::wait_for(30ms);
    EXPECT_EQ(in_words(sampler.stop()), in_words(shares)) << "the second stop() differs from the first";
  }
  EXPECT_FALSE(shares.empty()) << "30 ms of looks every 1 ms, and no shares";
}

// Catches: never joined. The sampler goes, then the phase it looked at; its thread must not look any more.
TEST(Sampler, NobodyLooksAfterItsEnd) {
  auto phase = std::make_unique<std::atomic<const char*>>("wash");
  {
    const lab::Sampler sampler(*phase, 1ms);
    lab::wait_for(20ms);
  }
  phase.reset();
  lab::wait_for(200ms);
}
