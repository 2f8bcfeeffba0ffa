#include "gates/ending.hpp"

#include <gtest/gtest.h>

#include "transcript.hpp"

namespace grader {
namespace {

struct Expectation {
  std::string name, variant, flaw, part_of_the_sentence;
};

// A way to end a program early passes, or is told in words that do not help.
TEST(Evidence, NamesEveryWayToEndEarly) {
  const std::vector<Expectation> expectations = {
      {"exits_before_main", "plain", "ended early", "the program ended before main, with exit status 0"},
      {"exits_before_main", "asan", "ended early", "the program ended before main, with exit status 0"},
      {"chooses_another_test", "plain", "torn total", "The sum is read"},
      {"asks_for_no_test", "plain", "ended early", "the case never ran"},
      {"exits", "plain", "ended early",
       "in the middle of the case, with exit status 0: something calls exit()"},
      {"exits_at_once", "asan", "ended early", "in the middle of the case"},
      {"exits_quickly", "plain", "ended early", "in the middle of the case"},
      {"prints_that_it_passed", "plain", "ended early", "in the middle of the case"},
      {"fails_and_hides_the_status", "plain", "torn total", "The sum is read"},
      {"ends_in_a_destructor", "plain", "ended early", "ended with exit status 7"},
      {"throws_in_the_body", "plain", "torn total", "The sum is read"},
      {"throws_on_a_thread", "plain", "uncaught exception",
       "nobody caught std::runtime_error (\"station 3 does not answer\")"},
      {"throws_on_a_thread", "asan", "uncaught exception", "thrown at tests/endings_test.cpp:71"},
      {"throws_an_int_on_a_thread", "asan", "uncaught exception", "nobody caught int, thrown at"},
      {"forgets_to_join", "plain", "unjoined thread", "a std::thread was destroyed before it was joined"},
      {"forgets_to_join", "asan", "unjoined thread", "tests/endings_test.cpp:"},
      {"touches_foreign_memory", "plain", "crash", "signal 11 (SIGSEGV)"},
      {"touches_foreign_memory", "asan", "crash", "an address that holds no memory"},
      {"aborts", "plain", "crash", "something called abort()"},
      {"is_not_done", "plain", "not done yet", "not done yet: 03.2"},
      {"is_not_done", "asan", "not done yet", "not done yet: 03.2"},
      {"leaks", "asan", "memory leak", "the memory allocated at tests/endings_test.cpp:"},
  };
  for (const Expectation& expected : expectations) {
    const CaseVerdict verdict = judged_transcript(expected.name, expected.variant);
    const std::string what = expected.name + "." + expected.variant;
    ASSERT_EQ(verdict.outcome, CaseOutcome::failed) << what;
    ASSERT_FALSE(verdict.findings.empty()) << what;
    EXPECT_EQ(verdict.findings[0].flaw, expected.flaw) << what << ": " << verdict.findings[0].sentence;
    EXPECT_NE(verdict.findings[0].sentence.find(expected.part_of_the_sentence), std::string::npos)
        << what << ": " << verdict.findings[0].sentence;
    EXPECT_EQ(verdict.findings[0].test, "Endings." + expected.name) << what;
  }
}

// Catches: "catch it in the thread", said of a thread that was joined twice.
TEST(Evidence, DoesNotAdviseToCatchWhatTheLibraryThrowsAtAMistake) {
  const auto told = [](const std::string& type) {
    const Finished run{.output = "terminate called after throwing an instance of '" + type +
                                 "'\n  what():  Invalid argument\n"};
    return explain_terminate(run, nullptr).value().notes.at(0);
  };
  EXPECT_NE(told("std::system_error").find("a second join"), std::string::npos);
  EXPECT_NE(told("std::runtime_error").find("hand it over"), std::string::npos);
}

// Of several failed EXPECTs the learner sees the last, or none of their messages.
TEST(Evidence, ShowsTheFirstFailureAndCountsTheOthers) {
  const Finding finding = judged_transcript("fails_twice", "plain").findings.at(0);
  EXPECT_EQ(finding.flaw, "torn total");
  EXPECT_EQ(finding.sentence, "The sum is read while money is on its way.");
  EXPECT_EQ(finding.places.at(0).file, "tests/endings_test.cpp");
  EXPECT_EQ(std::ranges::count(finding.notes, "two counters sold seat 17"), 1);
  EXPECT_EQ(finding.notes.back(), "and 1 more of this case's expectations failed");
}

}  // namespace
}  // namespace grader
