// From a learner's file to the verdict on it.
#include <gtest/gtest.h>

#include "tests/command/small_kit.hpp"

namespace grader {
namespace {

const GateResult& correct(const Graded& graded, const std::string& task) {
  return graded.gate(task, Gate::correct);
}

// Catches: a skeleton that passes, or one that counts as a mistake instead of as work to do.
TEST(GradeCommand, SaysThatASkeletonIsNotDoneYet) {
  SmallKit& kit = SmallKit::shared();
  kit.start_anew();
  const Graded skeleton = graded(kit, {"42"});
  EXPECT_EQ(skeleton.said.status, 1) << skeleton.said.err;
  EXPECT_TRUE(has(skeleton.said.out, "not done yet: 42.1")) << skeleton.said.out;
  EXPECT_TRUE(has(skeleton.said.out, "next: labs/42-tally/README.md, task 1")) << skeleton.said.out;
  EXPECT_EQ(skeleton.outcome("42.1", Gate::builds), Outcome::pass);
  EXPECT_EQ(correct(skeleton, "42.1").findings.at(0).flaw, "not done yet");
  EXPECT_EQ(skeleton.outcome("42.2", Gate::tidy), Outcome::not_run);
  EXPECT_EQ(skeleton.result.points, 0);
  EXPECT_EQ(skeleton.said.left_behind, 0);
}

// Catches: a right answer that does not get all its points, and files or processes that a grading leaves
// lying about.
TEST(GradeCommand, GivesARightAnswerAllItsPoints) {
  SmallKit& kit = SmallKit::shared();
  kit.start_solved();
  const Graded right = graded(kit, {"42"});
  EXPECT_EQ(right.said.status, 0) << right.said.out << right.said.err;
  EXPECT_EQ(right.said.err, "");
  EXPECT_TRUE(has(right.said.out, "100 of 100 points")) << right.said.out;
  EXPECT_EQ(right.result.points, 100);
  for (const Gate gate : {Gate::builds, Gate::correct, Gate::race_free}) {
    EXPECT_EQ(right.outcome("42.1", gate), Outcome::pass) << name_of(gate);
  }
  EXPECT_EQ(right.outcome("42.2", Gate::tidy), Outcome::pass) << right.said.out;
  EXPECT_EQ(right.said.left_behind, 0);
  EXPECT_TRUE(std::filesystem::is_empty(kit.temporary()));
}

// Catches: a wrong answer without the words that help: which mistake, where, and what to do next.
TEST(GradeCommand, NamesTheMistakeInAWrongAnswer) {
  SmallKit& kit = SmallKit::shared();
  kit.start_solved();
  kit.give("wrong/last-one-only");
  const Graded wrong = graded(kit, {"42.1"});
  EXPECT_EQ(wrong.said.status, 1);
  const Finding& finding = correct(wrong, "42.1").findings.at(0);
  EXPECT_EQ(finding.flaw, "overwritten total");
  EXPECT_EQ(finding.test, "Tally.AddsUp");
  EXPECT_TRUE(has(wrong.said.out, "tally_test.cpp:15")) << wrong.said.out;
  EXPECT_TRUE(has(wrong.said.out, "added 2, then 3")) << wrong.said.out;
  EXPECT_TRUE(has(wrong.said.out, "next: ./grade hint 42.1")) << wrong.said.out;
  EXPECT_EQ(wrong.outcome("42.1", Gate::race_free), Outcome::not_run);
  EXPECT_EQ(correct(wrong, "42.1").cases_passed, 0);
}

// Catches: a race told without the learner's own line, for a path with blanks and brackets in it.
TEST(GradeCommand, ShowsTheLineOfARace) {
  SmallKit& kit = SmallKit::shared();
  kit.start_solved();
  kit.write(
      "labs/42-tally/tally.cpp",
      "#include \"tally.hpp\"\nnamespace lab {\nvoid Tally::add(long amount) {\n  total_ += amount;\n}\n"
      "long Tally::total() const { return total_; }\n}\n");
  const Graded racy = graded(kit, {"42.1"});
  EXPECT_EQ(racy.said.status, 1);
  EXPECT_EQ(racy.outcome("42.1", Gate::correct), Outcome::pass);
  const Finding& finding = racy.gate("42.1", Gate::race_free).findings.at(0);
  EXPECT_EQ(finding.flaw, "data race");
  ASSERT_FALSE(finding.places.empty());
  EXPECT_EQ(finding.places[0].file, "tally.cpp");
  EXPECT_EQ(finding.places[0].line, 4);
}

// Catches: a lock with a time limit that ThreadSanitizer does not see, so that what it guards is called a
// race.
TEST(GradeCommand, KnowsLocksThatAreTakenWithATimeLimit) {
  SmallKit& kit = SmallKit::shared();
  kit.start_solved();
  kit.write("labs/42-tally/tally.cpp", R"(#include "tally.hpp"
#include <chrono>
#include <shared_mutex>
static std::timed_mutex gate;
static std::shared_timed_mutex board;
void lab::Tally::add(long amount) {
  const std::unique_lock lock(gate, std::chrono::minutes(1));
  const std::unique_lock posted(board, std::chrono::minutes(1));
  total_ += amount;
}
long lab::Tally::total() const {
  const std::shared_lock posted(board, std::chrono::minutes(1));
  return total_;
}
)");
  const Graded timed = graded(kit, {"42.1"});
  EXPECT_EQ(timed.outcome("42.1", Gate::correct), Outcome::pass) << timed.said.out;
  EXPECT_EQ(timed.outcome("42.1", Gate::race_free), Outcome::pass) << timed.said.out;
}

// Catches: one file that does not compile and takes the other tasks' verdicts with it.
TEST(GradeCommand, GradesTheOtherTasksWhenOneDoesNotCompile) {
  SmallKit& kit = SmallKit::shared();
  kit.start_solved();
  kit.write("labs/42-tally/tally.cpp",
            "#include \"tally.hpp\"\nvoid lab::Tally::add(long amount) { total_ += amuont; }\n");
  const Graded half = graded(kit, {"42"});
  EXPECT_EQ(half.said.status, 1);
  EXPECT_EQ(half.outcome("42.1", Gate::builds), Outcome::fail);
  EXPECT_TRUE(has(half.said.out, "tally.cpp:2")) << half.said.out;
  EXPECT_TRUE(has(half.said.out, "amuont")) << half.said.out;
  EXPECT_EQ(half.outcome("42.1", Gate::correct), Outcome::not_run);
  EXPECT_EQ(half.outcome("42.2", Gate::tidy), Outcome::pass);
  EXPECT_EQ(half.result.points, 40);
}

// Catches: a deleted file that stops everything, and a reset that does not bring it back.
TEST(GradeCommand, MissesADeletedFileInItsOwnTaskOnly) {
  SmallKit& kit = SmallKit::shared();
  kit.start_anew();
  kit.grade({"42", "--only", "builds"});
  kit.give("");
  std::filesystem::remove(kit.lab() / "tally.cpp");
  const Graded without = graded(kit, {"42"});
  EXPECT_EQ(without.said.status, 1);
  EXPECT_EQ(without.gate("42.1", Gate::builds).why, "tally.cpp is missing");
  EXPECT_TRUE(has(without.said.out, "./grade reset 42.1")) << without.said.out;
  EXPECT_EQ(without.outcome("42.2", Gate::tidy), Outcome::pass);
  EXPECT_EQ(kit.grade({"reset", "42.1"}).status, 0);
  EXPECT_EQ(correct(graded(kit, {"42.1"}), "42.1").findings.at(0).flaw, "not done yet");
}

// Catches: a file deleted before the first grading, which CMake then never learns of when it comes back.
TEST(GradeCommand, BuildsAFileThatWasMissingWhenTheTreeWasMade) {
  SmallKit& kit = SmallKit::shared();
  kit.start_solved();
  const std::string content = text_of(kit.lab() / "recount.cpp");
  std::filesystem::remove(kit.lab() / "recount.cpp");
  std::filesystem::remove(kit.root() / "build/labs/.configured");
  EXPECT_EQ(graded(kit, {"42", "--only", "correct"}).outcome("42.2", Gate::builds), Outcome::fail);
  kit.write("labs/42-tally/recount.cpp", content);
  EXPECT_EQ(graded(kit, {"42", "--only", "correct"}).outcome("42.2", Gate::correct), Outcome::pass);
}

// Catches: a path that some tool's quoting breaks, and one that is slow without a word.
TEST(GradeCommand, WorksBelowAFolderWithAnApostrophe) {
  const SmallKit kit("Ann's labs");
  kit.give("");
  const Graded right = graded(kit, {"42.2", "--only", "correct"});
  EXPECT_EQ(right.said.status, 0) << right.said.out << right.said.err;
  EXPECT_EQ(right.outcome("42.2", Gate::correct), Outcome::pass);
  EXPECT_TRUE(has(kit.grade({"doctor"}).out, "because of the ' in it"))
      << "ninja cannot follow headers there";
}

}  // namespace
}  // namespace grader
