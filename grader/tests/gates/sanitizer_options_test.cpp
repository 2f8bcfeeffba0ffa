#include "gates/sanitizer_options.hpp"

#include <gtest/gtest.h>

namespace grader {
namespace {

bool has(const std::string& options, const std::string& option) {
  return (":" + options + ":").find(":" + option + ":") != std::string::npos;
}

// An option that a verdict hangs on is forgotten: a report goes to the learner's output, or one order is not
// shown.
TEST(SanitizerOptions, AskForWhatTheVerdictsNeed) {
  const auto asan = sanitizer_environment("asan", "/tmp/log"),
             tsan = sanitizer_environment("tsan", "/tmp/log");
  for (const std::string& options :
       {asan.at("ASAN_OPTIONS"), asan.at("UBSAN_OPTIONS"), tsan.at("TSAN_OPTIONS")}) {
    EXPECT_TRUE(has(options, "log_path='/tmp/log'")) << options;
    EXPECT_TRUE(has(options, "exitcode=66")) << options;
    EXPECT_TRUE(has(options, "handle_abort=1")) << options;
  }
  EXPECT_TRUE(has(asan.at("ASAN_OPTIONS"), "detect_stack_use_after_return=1"));
  EXPECT_TRUE(has(asan.at("UBSAN_OPTIONS"), "print_stacktrace=1"));
  EXPECT_TRUE(has(tsan.at("TSAN_OPTIONS"), "second_deadlock_stack=1"));
  EXPECT_TRUE(has(tsan.at("TSAN_OPTIONS"), "halt_on_error=0"));
}

// A blank or a colon in the path ends the option early, and the log is never found.
TEST(SanitizerOptions, KeepPathsWhole) {
  const auto options = sanitizer_environment("tsan", "/home/Ada L/a:b/log", "/opt/my tools/llvm-symbolizer")
                           .at("TSAN_OPTIONS");
  EXPECT_NE(options.find("log_path='/home/Ada L/a:b/log':"), std::string::npos);
  EXPECT_NE(options.find("external_symbolizer_path='/opt/my tools/llvm-symbolizer'"), std::string::npos);
  EXPECT_NE(sanitizer_environment("tsan", "/home/o'hara/log")
                .at("TSAN_OPTIONS")
                .find("log_path=\"/home/o'hara/log\""),
            std::string::npos);
}

// A measured program is given options, though it has no sanitizer.
TEST(SanitizerOptions, LeaveOtherVariantsAlone) {
  EXPECT_TRUE(sanitizer_environment("measure", "/tmp/log").empty());
}

}  // namespace
}  // namespace grader
