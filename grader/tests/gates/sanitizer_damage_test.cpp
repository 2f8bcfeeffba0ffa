#include <gtest/gtest.h>

#include "fault_flaws.hpp"
#include "gates/sanitizer_report.hpp"
#include "gates/sanitizer_stack.hpp"
#include "recorded.hpp"

namespace grader {
namespace {

// A report cut off by a kill, or mangled, counts as no report: the race gate passes.
TEST(SanitizerDamage, NeverLosesAReportWhoseFirstLineIsThere) {
  std::mt19937 random(20240229);
  for (const auto& record : recorded::all("reports")) {
    const bool alarms = recorded::false_alarm_of.contains(record.fault);
    for (int round = 0; round < 60; ++round) {
      const std::string text = recorded::damaged(record.text, random);
      const SanitizerLog log = read_sanitizer_log(text, recorded::faults());
      std::istringstream lines(text);
      bool begun = false;
      for (std::string line; std::getline(lines, line);) begun = begun || starts_report(line);
      if (begun) ASSERT_FALSE(log.empty()) << record.name() << " round " << round;
      if (begun && !alarms) ASSERT_FALSE(log.findings.empty()) << record.name() << " round " << round;
      if (!alarms) ASSERT_TRUE(log.false_alarms.empty()) << record.name() << " round " << round;
    }
  }
}

// What a program prints about its own std::runtime_error is taken for undefined behaviour.
TEST(SanitizerDamage, TakesALearnersWordsForNoReport) {
  const LearnerCode code{.files = {"bank.cpp"}, .source_line = {}};
  EXPECT_TRUE(read_sanitizer_log("station 3: runtime error: it does not answer\n", code).empty());
  EXPECT_FALSE(read_sanitizer_log("<unknown>: runtime error: division by zero\n", code).empty());
}

// Random bytes hang or crash the parser.
TEST(SanitizerDamage, TakesAnyBytes) {
  std::mt19937 random(7);
  for (int round = 0; round < 200; ++round) {
    std::string bytes = "ERROR: AddressSanitizer: ";
    for (int i = 0; i < 400; ++i) bytes += "#0x1:' (\n)=[]<>MTa"[random() % 18];
    EXPECT_FALSE(read_sanitizer_log(bytes, recorded::faults()).findings.empty());
  }
  EXPECT_TRUE(read_sanitizer_log("", {}).empty());
}

// A path with blanks, or a lambda's name with a path in it, is taken apart at the wrong place.
TEST(SanitizerDamage, ReadsFramesWithBlanksAndLambdas) {
  const auto reports = cut_reports(
      "WARNING: ThreadSanitizer: data race (pid=1)\n  Write of size 4 at 0x1 by thread T1:\n"
      "    #0 __invoke<(lambda at /home/Ada L/bank.cpp:4:2)> /home/Ada L/my labs/bank.cpp:9:19 "
      "(program+0xeed30) (BuildId: ab)\n"
      "    #1 <null> <null> (libstdc++.so.6+0xd44a2)\n    #2 0x55d2 in f(int) (/home/Ada L/program+0x12)\n");
  ASSERT_EQ(reports.size(), 1u);
  ASSERT_EQ(reports[0].stacks.size(), 1u);
  const auto& frames = reports[0].stacks[0].frames;
  ASSERT_EQ(frames.size(), 3u);
  EXPECT_EQ(frames[0].path, "/home/Ada L/my labs/bank.cpp");
  EXPECT_EQ(frames[0].line, 9);
  EXPECT_EQ(frames[0].column, 19);
  EXPECT_EQ(frames[1].function, "");
  EXPECT_EQ(frames[2].function, "f(int)");
  EXPECT_EQ(frames[2].path, "");
}

// A learner's output steers the terminal of whoever reads the raw report.
TEST(SanitizerDamage, ShowsNoControlCharacters) {
  const SanitizerLog log = read_sanitizer_log("bank.cpp:1:2: runtime error: \x1b[2Jx\n",
                                              {.files = {"bank.cpp"}, .source_line = {}});
  ASSERT_EQ(log.findings.size(), 1u);
  EXPECT_EQ(log.findings[0].sentence.find('\x1b'), std::string::npos);
  EXPECT_EQ(log.findings[0].raw.find('\x1b'), std::string::npos);
}

}  // namespace
}  // namespace grader
