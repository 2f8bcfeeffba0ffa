// What a learner asks for between two gradings: next, list, hint, explain, reset, doctor.
#include <gtest/gtest.h>

#include "tests/command/small_kit.hpp"

namespace grader {
namespace {

namespace fs = std::filesystem;

// Catches: a map that does not follow what was done, or a step that was done already.
TEST(Learner, IsShownTheNextStepAndTheProgress) {
  SmallKit& kit = SmallKit::shared();
  kit.start_anew();
  EXPECT_TRUE(has(kit.grade({"next"}).out, "next: 42.1 Tally")) << kit.grade({"next"}).out;
  EXPECT_TRUE(has(kit.grade({"list"}).out, "42.1  Tally"));
  kit.give("");
  EXPECT_EQ(kit.grade({"42.1"}).status, 0);
  EXPECT_TRUE(has(kit.grade({"next"}).out, "next: 42.2 recount"));
  const std::string list = kit.grade({"list"}).out;
  EXPECT_TRUE(has(list, "done     60 of 60 points")) << list;
  EXPECT_TRUE(has(list, "0 of 40 points")) << list;
  kit.give("wrong/last-one-only");
  EXPECT_EQ(kit.grade({"42.1"}).status, 1);
  EXPECT_TRUE(has(kit.grade({"list"}).out, "done     60 of 60 points")) << "a later failure took it back";
}

// Catches: the command without a word that grades what is done already.
TEST(Learner, WhoSaysNothingIsGradedInTheNextUnfinishedLab) {
  SmallKit& kit = SmallKit::shared();
  kit.start_solved();
  EXPECT_TRUE(has(kit.grade({}).out, "100 of 100 points"));
  EXPECT_TRUE(has(kit.grade({"--only", "builds"}).out, "43-attacks"));
}

// Catches: a hint that comes out of order, or a fourth one.
TEST(Learner, GetsThreeHintsAndThenTheThirdAgain) {
  SmallKit& kit = SmallKit::shared();
  kit.start_anew();
  const char* words[] = {"reading the old total", "A mutex that belongs", "std::lock_guard",
                         "std::lock_guard"};
  for (int i = 0; i < 4; ++i) {
    const Said said = kit.grade({"hint", "42.1"});
    EXPECT_EQ(said.status, 0) << said.err;
    EXPECT_TRUE(has(said.out, words[i])) << i << ": " << said.out;
    EXPECT_EQ(has(said.out, "one step further"), i < 2) << said.out;
  }
  EXPECT_TRUE(has(kit.grade({"list"}).out, "3 of 3 hints"));
}

// Catches: a sentence whose proof nobody can see.
TEST(Learner, IsShownTheRawReportBehindAVerdict) {
  SmallKit& kit = SmallKit::shared();
  kit.start_solved();
  kit.give("wrong/no-lock");
  EXPECT_EQ(kit.grade({"42.1"}).status, 1);
  const Said said = kit.grade({"explain", "42.1"});
  EXPECT_EQ(said.status, 0);
  EXPECT_TRUE(has(said.out, "WARNING: ThreadSanitizer: data race")) << said.out;
  EXPECT_TRUE(has(said.out, "42.1  race-free  Tally.KeepsEveryAdditionOfConcurrentThreads")) << said.out;
}

// Catches: a lab's own program that is not built again, loses its words, or whose status is lost.
TEST(Learner, TriesWhatALabShows) {
  SmallKit& kit = SmallKit::shared();
  kit.start_anew();
  const Said nothing = kit.grade({"try"});
  EXPECT_EQ(nothing.status, 3);
  EXPECT_TRUE(is_one_sentence(nothing.err)) << nothing.err;
  const fs::path given = kit.lab() / "given/votes.cpp", program = kit.lab() / "try.cpp";
  kit.write(given, "int votes() { return 42; }\n");
  kit.write(program,
            "#include <cstdio>\nint votes();\nint main(int count, char** words) {\n"
            "  std::printf(\"%d votes for %s\\n\", votes(), count > 1 ? words[1] : \"nobody\");\n"
            "  return count - 1;\n}\n");
  const Said plain = kit.grade({"try"}), named = kit.grade({"try", "Ada", "2"});
  fs::remove_all(given.parent_path());
  fs::remove(program);
  EXPECT_EQ(plain.out, "42 votes for nobody\n") << plain.err;
  EXPECT_EQ(plain.status, 0);
  EXPECT_EQ(named.out, "42 votes for Ada\n") << named.err;
  EXPECT_EQ(named.status, 2);
}

// Catches: an answer that is shown before it was asked for, one that is asked again, or a wrong count.
TEST(Learner, PredictsFirstAndIsToldAfterwards) {
  SmallKit& kit = SmallKit::shared();
  kit.start_anew();
  EXPECT_TRUE(has(kit.grade({"next"}).out, "./grade predict 42"));
  const std::string nothing_said = kit.grade({"predict", "42"}).out;
  EXPECT_TRUE(has(nothing_said, "0 of 3 answered")) << nothing_said;
  const std::string some = kit.grade_saying("2\n\nmany\n9\n1\n", {"predict", "42"}).out;
  EXPECT_TRUE(has(some, "2 of 3 answered")) << some;
  EXPECT_FALSE(has(some, "it is")) << some;
  const std::string rest = kit.grade_saying("1\n", {"predict", "42"}).out;
  EXPECT_TRUE(has(rest, "3 of 3 answered")) << rest;
  EXPECT_FALSE(has(rest, "1. ")) << "it was asked again\n" << rest;
  const std::string told = kit.grade({"predict", "42"}).out;
  EXPECT_TRUE(has(told, "you said")) << told;
  EXPECT_TRUE(has(told, "of 3 as you said")) << told;
  EXPECT_FALSE(has(kit.grade({"next"}).out, "./grade predict 42"));
  EXPECT_EQ(kit.grade({"predict"}).status, 2);
}

/// The texts of all files that resets have kept.
Words kept(const SmallKit& kit) {
  Words texts;
  for (const auto& entry : fs::recursive_directory_iterator(kit.root() / ".interleave/kept")) {
    if (entry.is_regular_file()) texts.push_back(text_of(entry.path()));
  }
  return texts;
}

// Catches: a reset that loses the learner's work: the first, or the one of the same second.
TEST(Learner, KeepsAResetFilesVersions) {
  SmallKit& kit = SmallKit::shared();
  kit.start_anew();
  const std::string skeleton = text_of(kit.lab() / "tally.cpp");
  kit.grade({"reset", "42.1"});
  for (const char* mine : {"// first\n", "// second\n", "// third\n"}) {
    kit.write("labs/42-tally/tally.cpp", mine);
    const Said said = kit.grade({"reset", "42.1"});
    EXPECT_EQ(said.status, 0) << said.err;
    EXPECT_TRUE(has(said.out, ".interleave/kept/")) << said.out;
    EXPECT_EQ(text_of(kit.lab() / "tally.cpp"), skeleton);
  }
  EXPECT_EQ(kept(kit).size(), 3u);
  EXPECT_TRUE(has(kit.grade({"reset", "42"}).out, "nothing to do"));
}

// Catches: git's warnings, or a learner's edit, taken for the skeleton.
TEST(Learner, GetsTheSkeletonThatGitKnows) {
  const SmallKit& kit = SmallKit::shared();
  kit.start_anew();
  const Environment git = {{"GIT_CONFIG_GLOBAL", "/dev/null"},
                           {"GIT_TRACE", "1"}};  // It traces on standard error.
  const std::string skeleton = text_of(kit.lab() / "tally.cpp");
  const Said made = kit.run(
      {"sh", "-c", "git init -q && git add labs && git -c user.name=a -c user.email=a@b.c commit -qm kit"});
  ASSERT_EQ(made.status, 0) << made.err;
  kit.write("labs/42-tally/tally.cpp", "// edited before the first command\n");
  EXPECT_EQ(kit.grade({"reset", "42.1"}, git).status, 0);
  EXPECT_EQ(text_of(kit.lab() / "tally.cpp"), skeleton);
  fs::remove_all(kit.root() / ".git");
}

// Catches: a doctor that calls a sick machine healthy, or a healthy one sick.
TEST(Learner, IsToldWhetherTheMachineCanJudge) {
  const SmallKit& kit = SmallKit::shared();
  const Said healthy = kit.grade({"doctor"});
  EXPECT_EQ(healthy.status, 0) << healthy.out;
  EXPECT_FALSE(has(healthy.out, "BAD")) << healthy.out;
  for (const char* compiler : {"/bin/false", "/nowhere/clang++"}) {
    const Said sick = kit.grade({"doctor"}, {{"INTERLEAVE_CXX", compiler}});
    EXPECT_EQ(sick.status, 3) << sick.out;
    EXPECT_TRUE(has(sick.out, "BAD   compiler")) << sick.out;
    EXPECT_TRUE(has(sick.out, "apt-get install clang")) << sick.out;
  }
}

// Catches: a damaged state that stops every command, or is thrown away.
TEST(Learner, KeepsADamagedStateAsideAndGoesOn) {
  SmallKit& kit = SmallKit::shared();
  kit.start_anew();
  kit.write(".interleave/state.json", "{\"tasks\": {");
  const Said said = kit.grade({"list"});
  EXPECT_EQ(said.status, 0) << said.err;
  EXPECT_TRUE(is_one_sentence(said.err)) << said.err;
  EXPECT_EQ(text_of(kit.root() / ".interleave/state.json.damaged"), "{\"tasks\": {");
  EXPECT_EQ(kit.grade({"list"}).err, "");
}

}  // namespace
}  // namespace grader
