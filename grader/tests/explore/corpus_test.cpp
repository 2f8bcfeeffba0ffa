#include "corpus/bug.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string>

#include "hunt.hpp"

namespace explore {
namespace {

using corpus::Bug;

bool is_what_was_expected(const Bug& bug, const Catch& caught) {
  return caught.kind && (caught.kind == bug.kind || caught.kind == bug.or_kind);
}

Options with_seed(const Bug& bug, std::uint64_t seed) {
  Options options = bug.options;
  options.seed = seed;
  return options;
}

TEST(Corpus, HoldsBugsOfEveryKindUnderNamesOfTheirOwn) {
  std::set<std::string> names;
  std::set<FailureKind> kinds;
  for (const Bug& bug : corpus::all_bugs()) {
    EXPECT_TRUE(names.insert(bug.name).second) << bug.name << " stands there twice";
    kinds.insert(bug.kind);
  }
  EXPECT_GE(names.size(), 60u);
  for (int kind = 0; kind <= static_cast<int>(FailureKind::uncaught_exception); ++kind)
    EXPECT_TRUE(kinds.contains(static_cast<FailureKind>(kind))) << name_of(static_cast<FailureKind>(kind));
}

TEST(Corpus, EveryBugIsFoundWhateverTheSeed) {
  for (const Bug& bug : corpus::all_bugs()) {
    for (std::uint64_t seed = 1; seed <= 3; ++seed) {
      const Catch caught = hunt(bug.wrong, with_seed(bug, seed));
      EXPECT_TRUE(is_what_was_expected(bug, caught))
          << bug.name << ", seed " << seed << ", is a " << name_of(bug.kind) << ": " << in_words(caught);
    }
  }
}

TEST(Corpus, NothingIsFoundInTheCorrectTwins) {
  for (const Bug& bug : corpus::all_bugs()) {
    Options options = bug.options;
    options.exhaust_limit = 3'000;
    options.sampled_schedules = 300;
    const Catch caught = hunt(bug.right, options);
    EXPECT_FALSE(caught.kind) << bug.name << ": " << in_words(caught);
    EXPECT_EQ(caught.lost, "") << bug.name;
    EXPECT_EQ(caught.coverage.not_judged, "") << bug.name;
    EXPECT_EQ(caught.coverage.toolchain, "") << bug.name;
  }
}

TEST(Corpus, TheMinimisedScheduleFailsAlikeEachTime) {
  for (const Bug& bug : corpus::all_bugs()) {
    const Catch caught = hunt(bug.wrong, bug.options);
    if (!caught.kind) continue;  // Told by another test.
    const Schedule schedule = schedule_of(token_of(shortest(bug.wrong, bug.options, caught)));
    EXPECT_LE(schedule.size(), caught.schedule.size()) << bug.name;
    const Catch first = replay(bug.wrong, bug.options, schedule);
    for (int time = 0; time < 3; ++time) {
      const Catch again = replay(bug.wrong, bug.options, schedule);
      EXPECT_EQ(again.kind, caught.kind) << bug.name << ": " << in_words(again);
      EXPECT_EQ(again.hash, first.hash) << bug.name << " took another way";
    }
  }
}

TEST(Corpus, OneSeedGivesOneTrace) {
  for (const Bug& bug : corpus::all_bugs()) {
    Options options = bug.options;
    options.exhaust_limit = 20;
    options.sampled_schedules = 20;
    const std::uint64_t first = hunt(bug.right, options).hash;
    EXPECT_EQ(hunt(bug.right, options).hash, first) << bug.name;
  }
}

}  // namespace
}  // namespace explore
