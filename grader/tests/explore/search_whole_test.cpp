#include <gtest/gtest.h>

#include <algorithm>

#include "explore/search/replay.hpp"
#include "explore/search/search.hpp"
#include "rounds.hpp"
#include "toy_enumerator.hpp"

namespace {

using explore::at_least;
using explore::FailureKind;
using explore::rounds;
using explore::SearchOptions;
using explore::SearchResult;
using toy::Code;

SearchResult search(const toy::Program& program, const SearchOptions& options = {}) {
  return explore::search([&](explore::Chooser& chooser) { return toy::run(program, chooser).ending; },
                         options);
}

/// Reads a variable at its end and fails when that has a certain value.
toy::Program with_planted_check(toy::Program program, explore::Random& random) {
  const auto thread = random.below(static_cast<std::uint32_t>(program.threads.size()));
  const auto variable = static_cast<int>(random.below(2));
  program.threads[thread].push_back({Code::load, variable});
  program.threads[thread].push_back({Code::fail_if, 0, static_cast<int>(random.below(3))});
  return program;
}

bool failed(const std::string& outcome) { return outcome.rfind("ended", 0) != 0; }

// Catches: a failure that some schedule has and the search does not find, and claims that are not true.
TEST(Search, FindsEveryPlantedFailureAndClaimsWhatIsTrue) {
  int with_failure = 0, without = 0, claimed = 0;
  for (std::uint64_t round = 0; round < rounds(1'000U); ++round) {
    explore::Random random(90'000 + round);
    const toy::Program program =
        with_planted_check(toy::random_program(random, round % 3 == 0, round % 5 == 0), random);
    const toy::Everything all = toy::everything(program, 5'000);
    if (!all.complete) continue;
    SCOPED_TRACE(toy::text_of(program));
    const SearchResult result = search(program);
    const bool fails = std::any_of(all.outcomes.begin(), all.outcomes.end(), failed);
    ASSERT_EQ(result.failed.has_value(), fails) << "after " << result.coverage.schedules << " schedules";
    (fails ? with_failure : without)++;
    EXPECT_TRUE(fails || result.coverage.exhausted_bound == 2);
    ASSERT_FALSE(fails && result.coverage.all_interleavings);
    claimed += result.coverage.all_interleavings ? 1 : 0;
    if (!fails) continue;
    explore::Replay replay(result.schedule);
    ASSERT_TRUE(toy::run(program, replay).ending.failure) << explore::token_of(result.schedule);
    ASSERT_TRUE(replay.fitted());
  }
  EXPECT_GT(with_failure, at_least(200));
  EXPECT_GT(without, at_least(200));
  EXPECT_GT(claimed * 10, without * 7) << "all interleavings are claimed too seldom";
}

// Catches: a first failure that is not one with the fewest preemptions.
TEST(Search, FindsAFailureWithTheFewestPreemptionsFirst) {
  int compared = 0;
  for (std::uint64_t round = 0; round < rounds(300U); ++round) {
    explore::Random random(90'000 + round);
    const toy::Program program = with_planted_check(toy::random_program(random, false, false), random);
    const toy::Everything all = toy::everything(program, 5'000);
    std::string found;
    const SearchResult result = explore::search(
        [&](explore::Chooser& chooser) {
          toy::Run run = toy::run(program, chooser);
          found = run.schedule;
          return run.ending;
        },
        {});
    if (!all.complete || all.fewest_to_fail > 2) continue;
    ASSERT_EQ(all.preemptions.at(found), all.fewest_to_fail) << toy::text_of(program) << found;
    ++compared;
  }
  EXPECT_GT(compared, at_least(100)) << "the random programs have become too correct to say anything";
}

// Catches: sampled schedules that depend on the machine, the compiler or the run.
TEST(Search, TheSameSeedGivesTheSameSchedulesEverywhere) {
  const toy::Thread worker{{Code::lock, 0},   {Code::add, 0, 1},     {Code::unlock, 0}, {Code::lock, 0},
                           {Code::add, 1, 1}, {Code::notify_one, 0}, {Code::unlock, 0}, {Code::yield}};
  const toy::Thread waiter{
      {Code::lock, 0},   {Code::load, 1},       {Code::jump_unless, 0, 0, 0, 4}, {Code::timed_wait, 0, 5, 0},
      {Code::unlock, 0}, {Code::weak_add, 2, 1}};
  const toy::Program program{{worker, waiter, worker, waiter}, 1, 2};
  const auto fingerprint = [&](std::uint64_t seed) {
    std::uint64_t hash = 14695981039346656037U;
    explore::search(
        [&](explore::Chooser& chooser) {
          const toy::Run run = toy::run(program, chooser);
          for (const char letter : run.schedule) {
            hash = (hash ^ static_cast<unsigned char>(letter)) * 1099511628211U;
          }
          explore::Ending harmless;
          harmless.hash = run.ending.hash;
          harmless.steps = run.ending.steps;
          return harmless;
        },
        SearchOptions{2, 300, 500, seed});
    return hash;
  };
  EXPECT_EQ(fingerprint(1), fingerprint(1));
  EXPECT_NE(fingerprint(1), fingerprint(2));
  EXPECT_EQ(fingerprint(1), 4122940323790982993U)
      << "these strategies choose otherwise than they did: was it meant?";
}

toy::Program busy(int threads, int steps) {
  return {std::vector<toy::Thread>(static_cast<std::size_t>(threads),
                                   toy::Thread(static_cast<std::size_t>(steps), {Code::add, 0, 1}))};
}

// Catches: a claim for a bound that was begun and not finished.
TEST(Search, WhatIsTooBigIsSampledAndNotClaimed) {
  const SearchResult result = search(busy(4, 12), SearchOptions{2, 1'000, 70, 1});
  EXPECT_EQ(result.coverage.exhausted_bound, 0);
  EXPECT_FALSE(result.coverage.all_interleavings);
  EXPECT_EQ(result.coverage.sampled, 70U);
  EXPECT_FALSE(result.failed);
}

// Catches: sampling that goes on although everything is known.
TEST(Search, WhatIsSmallIsCheckedWhollyAndNotSampled) {
  const SearchResult result = search(busy(2, 3));
  EXPECT_TRUE(result.coverage.all_interleavings);
  EXPECT_EQ(result.coverage.exhausted_bound, 2);
  EXPECT_EQ(result.coverage.sampled, 0U);
}

class ScriptedEndings {
 public:
  explicit ScriptedEndings(const toy::Program& program) : program_(program) {}
  virtual ~ScriptedEndings() = default;
  SearchResult search() {
    return explore::search(
        [&](explore::Chooser& chooser) {
          explore::Ending ending = toy::run(program_, chooser).ending;
          change(ending, execution++);
          return ending;
        },
        SearchOptions{});
  }
  int execution = 0;

 protected:
  virtual void change(explore::Ending& ending, int number) = 0;

 private:
  toy::Program program_;
};

// Catches: a learner blamed for a fault of the library, or a search that stops at it.
TEST(Search, AToolchainFaultIsCountedApartAndTheSearchGoesOn) {
  class Faults : public ScriptedEndings {
    using ScriptedEndings::ScriptedEndings;
    void change(explore::Ending& ending, int number) override {
      if (number % 10 != 5) return;
      ending.failure = explore::Failure{};
      ending.failure->kind = FailureKind::toolchain;
      ending.failure->message = "semaphore";
    }
  };
  Faults faults(busy(2, 3));
  const SearchResult result = faults.search();
  EXPECT_FALSE(result.failed);
  EXPECT_EQ(result.coverage.toolchain, "semaphore");
  EXPECT_EQ(result.coverage.exhausted_bound, 2);
}

// Catches: uncontrolled randomness taken for a search that finds nothing.
TEST(Search, ExecutionsThatNeverRepeatAreNamed) {
  class Random : public ScriptedEndings {
    using ScriptedEndings::ScriptedEndings;
    void change(explore::Ending& ending, int number) override {
      ending.hash = static_cast<std::uint64_t>(number);
    }
  };
  const SearchResult result = Random(busy(2, 3)).search();
  ASSERT_TRUE(result.failed);
  EXPECT_EQ(result.failed->failure->kind, FailureKind::nondeterminism);
}

// Catches: static locals, which only the first execution initialises, taken for randomness.
TEST(Search, OnlyTheFirstExecutionMayDiffer) {
  class FirstTime : public ScriptedEndings {
    using ScriptedEndings::ScriptedEndings;
    void change(explore::Ending& ending, int number) override {
      if (number == 0) ending.hash = 7;
    }
  };
  EXPECT_FALSE(FirstTime(busy(2, 3)).search().failed);
}

// Catches: a learner's check blamed for what the kit's repeating does to a global variable.
TEST(Search, AScheduleThatPassesAndThenFailsIsNamed) {
  class SecondTime : public ScriptedEndings {
    using ScriptedEndings::ScriptedEndings;
    void change(explore::Ending& ending, int number) override {
      if (number == 1) ending.failure = explore::Failure{};
    }
  };
  const SearchResult result = SecondTime(busy(2, 3)).search();
  ASSERT_TRUE(result.failed);
  EXPECT_EQ(result.failed->failure->kind, FailureKind::nondeterminism);
}

// Catches: "all interleavings" said of threads that read clocks, whose values depend on their neighbours.
TEST(Search, WhereTimePassesOnlyBoundsAreClaimed) {
  class Clocks : public ScriptedEndings {
    using ScriptedEndings::ScriptedEndings;
    void change(explore::Ending& ending, int) override { ending.virtual_time = 1'000; }
  };
  const SearchResult result = Clocks(busy(2, 5)).search();
  EXPECT_EQ(result.coverage.exhausted_bound, 2);
  EXPECT_FALSE(result.coverage.all_interleavings);
  EXPECT_EQ(result.coverage.beyond, 0U);
}

// Catches: a count of schedules that is not the claim's.
TEST(Search, TheClaimCountsWhatItClaims) {
  const explore::Coverage all = search(busy(2, 4)).coverage;
  ASSERT_TRUE(all.all_interleavings);
  EXPECT_EQ(all.schedules - all.beyond - all.sampled, 70U);  // Each step depends on every other.

  const toy::Program large = busy(3, 4);
  const toy::Everything known = toy::everything(large, 50'000);
  const auto expected = std::count_if(known.preemptions.begin(), known.preemptions.end(),
                                      [](const auto& schedule) { return schedule.second <= 1; });
  const auto limit = static_cast<std::uint64_t>(expected) + 5;
  const explore::Coverage bounded = search(large, SearchOptions{2, limit, 70, 1}).coverage;
  ASSERT_EQ(bounded.exhausted_bound, 1);
  ASSERT_FALSE(bounded.all_interleavings);
  EXPECT_EQ(bounded.schedules - bounded.beyond - bounded.sampled, static_cast<std::uint64_t>(expected));
}

// Catches: polling threads that a depth-first search keeps going round for ever.
TEST(Search, PollingLoopsEnd) {
  const toy::Thread poller{{Code::load, 0},
                           {Code::jump_if, 0, 1, 0, 4},
                           {Code::yield},
                           {Code::jump_if, 0, 0, 0, 0},
                           {Code::add, 1, 1}};
  const toy::Thread setter{{Code::add, 2, 1}, {Code::store, 0, 1}};
  const SearchResult result = search({{poller, poller, setter}});
  EXPECT_FALSE(result.failed);
  EXPECT_EQ(result.coverage.exhausted_bound, 2);
}

}  // namespace
