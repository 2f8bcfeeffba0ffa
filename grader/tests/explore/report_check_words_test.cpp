// A failed EXPECT as one sentence.
#include <gtest/gtest.h>

#include "explore/report/check_words.hpp"

namespace explore {
namespace {

// Catches: a learner who reads GoogleTest's layout on one line, or the values before the reason.
TEST(CheckWords, SayTheReasonFirstAndThenWhatWasSeen) {
  EXPECT_EQ(
      check_in_words("Expected equality of these values:\n  shop.served\n    Which is: 0\n  1\nnot counted"),
      "not counted: shop.served is 0, not 1");
  EXPECT_EQ(
      check_in_words("Expected equality of these values:\n  a\n    Which is: 2\n  b\n    Which is: 3\n"),
      "a is 2, and b is 3");
  EXPECT_EQ(check_in_words("Value of: cut\n  Actual: false\nExpected: true\nback before the haircut"),
            "back before the haircut: cut is false");
  EXPECT_EQ(check_in_words("Expected: (seen.size()) <= (1), actual: 2 vs 1\ntwo inside"),
            "two inside: expected seen.size() <= 1, found 2");
}

// Catches: words that are lost where a message only begins like one of GoogleTest's.
TEST(CheckWords, KeepEveryOtherMessage) {
  for (const char* message : {"", "empty", "Expected equality of these values:", "Value of: x",
                              "Expected: (a) < b", "Expected: (a), actual: 3", "Expected: no error"}) {
    EXPECT_EQ(check_in_words(message), message);
  }
  EXPECT_EQ(check_in_words("two\nlines"), "two lines");
  EXPECT_EQ(check_in_words("Expected equality of these values:\n  1\n  a\n    Which is: 2\nwhy"),
            "Expected equality of these values:   1   a     Which is: 2 why");
}

}  // namespace
}  // namespace explore
