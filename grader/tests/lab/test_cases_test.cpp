#include "scratch_lab.hpp"

namespace grader {
namespace {

std::vector<Case> cases_of(const ScratchLab& scratch, const std::string& source) {
  scratch.write("tests/x_test.cpp", source);
  return cases_in(scratch.folder / "tests/x_test.cpp");
}

// Catches: lost sentence. A comment that goes on over several lines is cut, or joined without a blank.
TEST(CasesIn, ReadsNameConceptAndSentence) {
  const ScratchLab scratch;
  const auto cases = cases_of(scratch,
                              "#include \"bank.hpp\"\n\n"
                              "// Catches: join inside the loop. Each thread is joined before\n"
                              "// the next starts.\n"
                              "TEST(Bank, KeepsMoney) {\n}\n"
                              "// About the next one.\r\n"
                              "// Catches: check-then-act. Late.\r\n"
                              "TEST( Bank , Sells_2 ) {}\r\n");
  ASSERT_EQ(cases.size(), 2u);
  EXPECT_EQ(cases[0].name, "Bank.KeepsMoney");
  EXPECT_EQ(cases[0].flaw, "join inside the loop");
  EXPECT_EQ(cases[0].why, "Each thread is joined before the next starts.");
  EXPECT_EQ(cases[0].line, 5);
  EXPECT_EQ(cases[1].name, "Bank.Sells_2");
  EXPECT_EQ(cases[1].flaw, "check-then-act");
  EXPECT_EQ(cases[1].why, "Late.");
  EXPECT_EQ(cases[1].file, scratch.folder / "tests/x_test.cpp");
}

// Catches: bare error. A missing optional source is an error instead of no cases.
TEST(CasesIn, IsEmptyForAMissingFile) { EXPECT_TRUE(cases_in("/nonexistent/x_tidy.cpp").empty()); }

struct Spoiled {
  const char* source;
  const char* sentence;
};

constexpr Spoiled spoiled[] = {
    {"TEST(A, B) {}",
     "x_test.cpp:1: A.B needs a comment `// Catches: <concept>. <Sentence.>` directly above it"},
    {"// Catches: late. So.\n\nTEST(A, B) {}", "x_test.cpp:3: A.B needs a comment"},
    {"// Catches: late\nTEST(A, B) {}", "say in a sentence what goes wrong"},
    {"// Catches: Lost Update. So.\nTEST(A, B) {}", "\"Lost Update\" is no concept"},
    {"// Catches: one two three four five six seven. So.\nTEST(A, B) {}", "is no concept"},
    {"// Catches: . So.\nTEST(A, B) {}", "\"\" is no concept"},
    {"// Catches: late. So.\nTEST(A,\n     B) {}", "write TEST(Suite, Case) on one line"},
    {"// Catches: late. So.\nTEST(A) {}", "write TEST(Suite, Case) on one line"},
    {"// Catches: late. So.\nTEST(A, B::C) {}", "with two plain names"},
    {"// Catches: late. So.\n  TEST(A, B) {}", "start TEST( at the beginning of its line"},
    {"// Catches: late. So.\nTEST(A, DISABLED_B) {}", "a DISABLED_ case is never run"},
    {"// Catches: late. So.\nTEST_F(A, B) {}", "use a plain TEST(Suite, Case)"},
    {"// Catches: late. So.\nTEST(A, B) {\n  GTEST_SKIP();\n}",
     "x_test.cpp:3: a skipped case proves nothing"},
    {"// Catches: late. So.\nTEST(A, B) {}\n// Catches: late. So.\nTEST(A, B) {}",
     "x_test.cpp:4: a second case is called A.B"},
};

// Catches: unseen case. A case the scan cannot read is left out of the grading without a word.
TEST(CasesIn, RefusesWhatItWouldNotRun) {
  const ScratchLab scratch;
  for (const Spoiled& way : spoiled) {
    const std::string said = refusal([&] { cases_of(scratch, way.source); });
    EXPECT_NE(said.find(way.sentence), std::string::npos) << way.source << "\n  got: " << said;
  }
}

// Catches: false alarm. A TEST in a comment or in the middle of a line is taken for a case.
TEST(CasesIn, LooksOnlyAtCode) {
  const ScratchLab scratch;
  EXPECT_TRUE(cases_of(scratch, "//   TEST(A, B) {}\nint TEST_COUNT = 3;  // TEST(A, B)\n").empty());
}

}  // namespace
}  // namespace grader
