#include "summarize_stream.hpp"

#include <gtest/gtest.h>

#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "ledger_parser.hpp"

namespace {

using lab::Summary;

struct Seen {
  Summary summary;
  std::vector<std::string> lines;  // As parse was given them.
};

Seen summarize_text(const std::string& text) {
  Seen seen;
  std::istringstream ledger(text);
  seen.summary = lab::summarize_stream(ledger, [&](std::string_view line) {
    seen.lines.emplace_back(line);
    return parse(line);
  });
  return seen;
}

// Catches: words for lines. A line may hold spaces; >> stops at them.
TEST(Stream, KeepsSpacesInsideLines) {
  const Summary got = summarize_text("17, 21.5\n3,  4.5\n").summary;
  EXPECT_EQ(got.good, 2u) << "good of \"17, 21.5\" and \"3,  4.5\"";
}

// Catches: asking before reading. eof() is true only after a read failed: the loop goes round once too often.
TEST(Stream, SeesEveryLineAndNoOther) {
  const auto expect_lines = [](const std::string& text, const std::vector<std::string>& lines) {
    EXPECT_EQ(summarize_text(text).lines, lines) << "the lines you gave to parse";
  };
  expect_lines("1,2.0\n3,4.0\n", {"1,2.0", "3,4.0"});
  expect_lines("1,2.0\n3,4.0", {"1,2.0", "3,4.0"});
  expect_lines("1,2.0\n\n3,4.0\n", {"1,2.0", "", "3,4.0"});
  expect_lines("", {});
}

// Catches: wrong sum. A streamed ledger comes to the same as one read at once.
TEST(Stream, GivesTheAnswerOfSummarize) {
  const Summary got = summarize_text("1,-2.0\njunk\n2,4.0\n3,-8.5\n4,0.5\n").summary;
  EXPECT_EQ(got.good, 4u);
  EXPECT_EQ(got.bad, 1u);
  EXPECT_EQ(got.min, -8.5);
  EXPECT_EQ(got.max, 4.0);
  EXPECT_DOUBLE_EQ(got.mean, -1.5);
}

// Catches: wrong first extreme. What min and max hold before the first reading must not win against it.
TEST(Stream, FindsExtremesOnOneSideOfZero) {
  const Summary frost = summarize_text("1,-5.0\n2,-1.5\n").summary;
  EXPECT_EQ(frost.min, -5.0) << "min of -5.0, -1.5";
  EXPECT_EQ(frost.max, -1.5) << "max of -5.0, -1.5";
  const Summary heat = summarize_text("bad\n1,20.5\n2,31.0\n").summary;
  EXPECT_EQ(heat.min, 20.5) << "min of bad, 20.5, 31.0";
}

// Catches: division by zero. Neither an empty ledger nor one of bad lines has a mean.
TEST(Stream, GivesZeroesWithoutGoodReadings) {
  const Summary empty = summarize_text("").summary;
  EXPECT_EQ(empty.good, 0u);
  EXPECT_EQ(empty.mean, 0.0) << "mean of an empty ledger";
  const Summary bad = summarize_text("x\ny\n").summary;
  EXPECT_EQ(bad.bad, 2u);
  EXPECT_EQ(bad.min, 0.0) << "min of two bad lines";
  EXPECT_EQ(bad.mean, 0.0) << "mean of two bad lines";
}

}  // namespace
