// What a grading prints and writes, and how much of it.
#include <gtest/gtest.h>

#include "cli/progress.hpp"
#include "tests/command/small_kit.hpp"

namespace grader {
namespace {

struct Start {
  std::string format, begin;
};

// Catches: a line of the console's, or a progress remark, in front of a document that a platform parses.
TEST(Output, OfAFormatIsTheDocumentAndNothingElse) {
  const Start starts[] = {{"json", "{\n"},
                          {"text", "42-tally  task 1  Tally"},
                          {"csv", "submission,lab,task,title,builds"},
                          {"problems", ""},
                          {"junit", "<?xml version=\"1.0\""},
                          {"gradescope", "{\n"},
                          {"github-classroom", "result="},
                          {"github-classroom-json", "{\"version\":1,"}};
  SmallKit& kit = SmallKit::shared();
  kit.start_solved();
  for (const Start& start : starts) {
    const Said said = kit.grade({"42", "--only", "builds", "--format", start.format});
    EXPECT_EQ(said.status, 0) << start.format;
    EXPECT_EQ(said.err, "") << start.format;
    EXPECT_TRUE(said.out.starts_with(start.begin)) << start.format << ":\n" << said.out;
    EXPECT_EQ(said.out.empty(), start.format == "problems")
        << "a right answer has no problems, all else says something";
  }
  kit.write("labs/42-tally/tally.cpp", "int broken\n");
  const Said problem = kit.grade({"42.1", "--only", "builds", "--format", "problems"});
  EXPECT_EQ(problem.status, 1);
  EXPECT_TRUE(problem.out.starts_with("labs/42-tally/tally.cpp:1: error: 42.1 builds: ")) << problem.out;
}

// Catches: a document that a reader sees half written, or beside a stray file.
TEST(Output, OfADocumentReplacesTheFileAtOnce) {
  SmallKit& kit = SmallKit::shared();
  kit.start_anew();
  const std::filesystem::path folder = kit.scratch(), file = folder / "result.json";
  kit.write(file, "old");
  std::filesystem::create_hard_link(file, folder / "reader");  // Whoever has the old one open keeps it whole.
  EXPECT_EQ(kit.grade({"42.1", "--only", "builds", "--json", file.string()}).status, 0);
  EXPECT_TRUE(text_of(file).starts_with("{\n")) << text_of(file);
  EXPECT_EQ(text_of(folder / "reader"), "old");
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder), {}), 2);
}

// Catches: half a grading that is taken for a whole one.
TEST(Output, OfOneGateIsNoProgress) {
  SmallKit& kit = SmallKit::shared();
  kit.start_solved();
  const Said said = kit.grade({"42", "--only", "correct"});
  EXPECT_EQ(said.status, 0) << said.out;
  EXPECT_FALSE(has(said.out, "race-free")) << said.out;
  EXPECT_FALSE(has(said.out, "Done")) << "not everything was asked:\n" << said.out;
  EXPECT_FALSE(Progress(kit.root() / ".interleave").read()["42.1"].done);
}

// Catches: a quiet grading that prints passes, or no failure.
TEST(Output, WhenQuietIsTheFailuresAndTheSum) {
  SmallKit& kit = SmallKit::shared();
  kit.start_solved();
  const Said right = kit.grade({"42", "--quiet"});
  EXPECT_EQ(right.status, 0);
  EXPECT_FALSE(has(right.out, "pass")) << right.out;
  EXPECT_TRUE(right.out.starts_with("42-tally  The tally")) << right.out;
  kit.give("wrong/last-one-only");
  const Said wrong = kit.grade({"42", "--quiet"});
  EXPECT_EQ(wrong.status, 1);
  EXPECT_TRUE(has(wrong.out, "correct       FAIL   overwritten total")) << wrong.out;
  EXPECT_FALSE(has(wrong.out, "pass ")) << wrong.out;
  EXPECT_FALSE(has(wrong.out, "recount  ") && has(wrong.out, "task 2")) << "task 2 passed:\n" << wrong.out;
}

// Catches: colours in a file.
TEST(Output, HasColoursOnATerminalOrWhenAskedOnly) {
  SmallKit& kit = SmallKit::shared();
  kit.start_anew();
  EXPECT_FALSE(has(kit.grade({"42.1", "--only", "builds"}).out, "\033"));
  EXPECT_TRUE(has(kit.grade({"42.1", "--only", "builds", "--color", "always"}).out, "\033["));
  EXPECT_TRUE(has(kit.grade({"list", "--color", "always"}).out, "\033["));
}

// Catches: a passing remark that a line of the verdict is mixed with, or that stays on the screen.
TEST(Output, OnATerminalIsOverwrittenByTheVerdict) {
  SmallKit& kit = SmallKit::shared();
  kit.start_solved();
  kit.write("labs/42-tally/recount.cpp", text_of(kit.lab() / "recount.cpp") + "// compiled anew\n");
  if (kit.run({"sh", "-c", "command -v script"}).status != 0)
    GTEST_SKIP() << "there is no script to make a terminal";
  const Said said =
      kit.run({"script", "-qec", "\"$GRADE\" 42.2 --color never", "/dev/null"}, {{"GRADE", GRADE}});
  EXPECT_EQ(said.status, 0) << said.out;
  EXPECT_TRUE(has(said.out, "\r\033[Kcompiling, ")) << said.out;
  for (const char* line : {"  builds        pass", "  correct       pass   1 of 1",
                           "  race-free     pass   1 of 1", "  tidy          pass   1 of 1"}) {
    EXPECT_TRUE(has(said.out, std::string("\r\033[K") + line) || has(said.out, std::string("\n") + line))
        << said.out;
  }
}

// Catches: a seed that is recorded but not used, or used but not recorded.
TEST(Output, OfTheSeedIsWhatTheTestsWereGiven) {
  SmallKit& kit = SmallKit::shared();
  kit.start_anew();
  kit.write("labs/42-tally/recount.cpp", R"(#include "recount.hpp"
#include <cstdlib>
#include <stdexcept>
long lab::recount(const std::vector<long>&, int) { throw std::runtime_error(std::getenv("INTERLEAVE_SEED")); }
)");
  const Graded given = graded(kit, {"42.2", "--only", "correct", "--seed", "314159"});
  EXPECT_EQ(given.result.seed, 314159u);
  EXPECT_TRUE(has(given.said.out, "\"314159\"")) << given.said.out;
  const Graded drawn = graded(kit, {"42.2", "--only", "correct"});
  EXPECT_TRUE(has(drawn.said.out, "\"" + std::to_string(drawn.result.seed) + "\"")) << drawn.said.out;
}

}  // namespace
}  // namespace grader
