// Ctrl-C, kill -9, and two commands at once.
#include <gtest/gtest.h>
#include <signal.h>

#include <random>
#include <thread>

#include "cli/progress.hpp"
#include "tests/command/small_kit.hpp"
#include "tests/process/sign_of_life.hpp"

namespace grader {
namespace {

using namespace std::chrono_literals;

// Two seconds are the promise; a machine that does other things too gets more. The case itself would run 10
// s.
constexpr auto soon = 6s;
constexpr auto begin_limit = 120s;

/// Task 1 tells the FIFO that it runs, and hangs.
void give_a_hang(const SmallKit& kit) {
  kit.start_solved();
  kit.write("labs/42-tally/tally.cpp", R"(#include "tally.hpp"
#include <fcntl.h>
#include <unistd.h>
#include <cstdlib>
void lab::Tally::add(long) {
  (void)!::write(::open(std::getenv("INTERLEAVE_TEST_LIFE"), O_WRONLY), "x", 1);
  while (true) ::pause();
}
long lab::Tally::total() const { return total_; }
)");
}

// Catches: a Ctrl-C that waits for the case's time limit, or leaves the case running.
TEST(Interrupt, EndsAHangingCaseAtOnce) {
  SmallKit& kit = SmallKit::shared();
  give_a_hang(kit);
  const SignOfLife life;
  Started command(kit, {"42.1"}, {{"INTERLEAVE_TEST_LIFE", life.path()}});
  ASSERT_TRUE(life.begun(begin_limit));
  command.kill(SIGINT);
  EXPECT_EQ(command.wait(soon), 130);
  EXPECT_TRUE(life.ended(0ms)) << "the case lives on";
  EXPECT_TRUE(std::filesystem::is_empty(kit.temporary()));
  EXPECT_FALSE(Progress(kit.root() / ".interleave").read()["42.1"].tried) << "half a grading was recorded";
}

// Catches: programs that only a living grader would end.
TEST(Interrupt, LeavesNothingRunningWhenTheCommandIsKilled) {
  SmallKit& kit = SmallKit::shared();
  give_a_hang(kit);
  const SignOfLife life;
  Started command(kit, {"42.1"}, {{"INTERLEAVE_TEST_LIFE", life.path()}});
  ASSERT_TRUE(life.begun(begin_limit));
  command.kill(SIGKILL);
  EXPECT_EQ(command.wait(soon), 128 + SIGKILL);
  EXPECT_TRUE(life.ended(soon)) << "the case lives on";
  EXPECT_EQ(kit.grade({"list"}).status, 0) << "a lock or half a file was left";
  std::filesystem::remove_all(kit.temporary());
  std::filesystem::create_directories(kit.temporary());
}

/// Runs the command and kills it after a random part of the time that it takes.
void kill_at_random(const SmallKit& kit, const Words& words, int times) {
  std::mt19937 random(20);  // The same moments in every run, as far as a machine allows.
  kit.grade(words);
  const auto whole = kit.grade(words).elapsed + 1ms;
  for (int i = 0; i < times; ++i) {
    Started command(kit, words);
    std::this_thread::sleep_for(std::chrono::milliseconds(random() % static_cast<unsigned>(whole.count())));
    command.kill(SIGKILL);
    command.wait(soon);
    const Said said = kit.grade({"list"});
    EXPECT_EQ(said.status, 0) << said.err;
    EXPECT_EQ(said.err, "") << "state.json was damaged";
    EXPECT_TRUE(has(said.out, "of 3 hints")) << "progress is gone:\n" << said.out;
  }
}

// Catches: a state file written in place, which a kill cuts in half.
TEST(Interrupt, KeepsProgressWholeWhenKilledAtAnyMoment) {
  SmallKit& kit = SmallKit::shared();
  kit.start_solved();
  kit.grade({"hint", "42.1"});
  kill_at_random(kit, {"hint", "42.2"}, 16);
  kill_at_random(kit, {"42.1"}, 4);
  const Said after = kit.grade({"42.1"});
  EXPECT_EQ(after.status, 0) << after.out << after.err;
  std::filesystem::remove_all(kit.temporary());
  std::filesystem::create_directories(kit.temporary());
}

// Catches: files that each killed command leaves beside the state.
TEST(Interrupt, SweepsUpWhatKilledCommandsLeft) {
  SmallKit& kit = SmallKit::shared();
  kit.start_anew();
  kit.write(".interleave/state.json.4194305.tmp", "{\"tasks\": {");
  EXPECT_EQ(kit.grade({"hint", "42.1"}).status, 0);
  EXPECT_FALSE(std::filesystem::exists(kit.root() / ".interleave/state.json.4194305.tmp"));
}

// Catches: two commands of which the second writes over what the first one recorded, or both of which use one
// tree.
TEST(Interrupt, MergesTheProgressOfTwoCommandsAtOnce) {
  SmallKit& kit = SmallKit::shared();
  kit.start_solved();
  Started first(kit, {"42.1"}), second(kit, {"42.2"}), hints(kit, {"hint", "43.1"});
  Started hint(kit, {"hint", "42.1"});
  EXPECT_EQ(first.wait(begin_limit), 0);
  EXPECT_EQ(second.wait(begin_limit), 0);
  EXPECT_EQ(hint.wait(begin_limit), 0);
  EXPECT_EQ(hints.wait(begin_limit), 3) << "lab 43 has no hints";
  auto progress = Progress(kit.root() / ".interleave").read();
  EXPECT_TRUE(progress["42.1"].done);
  EXPECT_TRUE(progress["42.2"].done);
  EXPECT_EQ(progress["42.1"].hints_pulled, 1);
}

}  // namespace
}  // namespace grader
