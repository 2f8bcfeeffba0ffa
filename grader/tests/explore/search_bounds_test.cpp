#include <gtest/gtest.h>

#include <algorithm>

#include "explore/search/bounded_search.hpp"
#include "explore/search/search.hpp"
#include "rounds.hpp"
#include "toy_enumerator.hpp"

namespace {

using explore::at_least;
using explore::BoundedSearch;
using explore::rounds;

constexpr std::uint64_t plenty = 1'000'000;
constexpr std::size_t most_schedules = 4'000;

std::uint64_t seed_of(int round) { return 1'000 + static_cast<std::uint64_t>(round); }

/// Runs all of one bound's schedules; each must be new and have just so many preemptions.
void exhaust(BoundedSearch& search, const toy::Program& program, const toy::Everything& all,
             std::map<std::string, int>& seen) {
  do {
    const toy::Run run = toy::run(program, search);
    ASSERT_FALSE(search.diverged());
    ASSERT_EQ(all.preemptions.count(run.schedule), 1U) << run.schedule;
    ASSERT_EQ(all.preemptions.at(run.schedule), search.bound()) << run.schedule;
    ASSERT_TRUE(seen.emplace(run.schedule, search.bound()).second) << "twice: " << run.schedule;
  } while (search.next());
}

// Catches: a bound that skips schedules, counts preemptions wrongly, or runs what a lower bound has run.
TEST(Bounds, EveryScheduleOfABoundIsRunOnceAndNoOther) {
  std::size_t compared = 0;
  for (int round = 0; round < rounds(400); ++round) {
    explore::Random random(seed_of(round));
    const toy::Program program = toy::random_program(random, round % 3 == 0, round % 4 == 0);
    const toy::Everything all = toy::everything(program, most_schedules);
    if (!all.complete) continue;
    SCOPED_TRACE(toy::text_of(program));
    BoundedSearch search(plenty);
    std::map<std::string, int> seen;
    do {
      exhaust(search, program, all, seen);
      if (HasFatalFailure()) return;
      const auto within = [&](const auto& schedule) { return schedule.second <= search.bound(); };
      const auto expected = std::count_if(all.preemptions.begin(), all.preemptions.end(), within);
      ASSERT_EQ(seen.size(), static_cast<std::size_t>(expected)) << "bound " << search.bound();
    } while (search.deepen());
    ASSERT_EQ(seen.size(), all.preemptions.size());
    compared += seen.size();
  }
  EXPECT_GT(compared, at_least(50'000U)) << "the random programs have become too easy to say anything";
}

// Catches: "all schedules checked" said of a search that ran out of room.
TEST(Bounds, ShortOfRoomIsSaid) {
  const toy::Program program{{{{toy::Code::add}, {toy::Code::add}}, {{toy::Code::add}, {toy::Code::add}}}};
  for (const std::uint64_t room : {1U, 2U}) {
    BoundedSearch search(room);
    do {
      toy::run(program, search);
    } while (search.next());
    EXPECT_EQ(search.short_of_room(), room == 1);  // One place in each of the two schedules.
    EXPECT_EQ(search.deepen(), room == 2);
  }
}

/// Asks for one option fewer from the third execution on.
class Fickle : public explore::Chooser {
 public:
  Fickle(explore::Chooser& real, int execution) : real_(real), execution_(execution) {}
  void begin() override { real_.begin(); }
  int choose(const explore::Decision& decision) override {
    explore::Decision other = decision;
    if (execution_ >= 2 && other.options.size() > 2) other.options = other.options.first(2);
    if (other.usual >= static_cast<int>(other.options.size())) other.usual = 0;
    return real_.choose(other);
  }

 private:
  explore::Chooser& real_;
  int execution_;
};

// Catches: a search that goes on in a tree that is no longer the program's.
TEST(Bounds, AnotherNumberOfOptionsIsNoticed) {
  const toy::Thread twice{{toy::Code::add}, {toy::Code::add}};
  const toy::Program program{{twice, twice, twice}};
  BoundedSearch search(plenty);
  int executions = 0;
  bool noticed = false;
  do {
    Fickle fickle(search, executions++);
    toy::run(program, fickle);
    noticed = search.diverged();
  } while (!noticed && (search.next() || search.deepen()));
  EXPECT_TRUE(noticed);
  EXPECT_LE(executions, 4);
}

}  // namespace
