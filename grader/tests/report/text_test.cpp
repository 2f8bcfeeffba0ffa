#include "report/text.hpp"

#include <gtest/gtest.h>

#include "hostile.hpp"

namespace grader {
namespace {

using Lines = std::vector<std::string>;

// Catches: invalid UTF-8. Truncated, overlong or surrogate sequences pass as characters.
TEST(Clean, ReplacesWhatIsNoCharacter) {
  EXPECT_EQ(clean("naïve 漢字 😀"), "naïve 漢字 😀");
  EXPECT_EQ(clean("a\xC3"), "a\uFFFD");
  EXPECT_EQ(clean("\xC0\xAF"), "\uFFFD\uFFFD");
  EXPECT_EQ(clean("\xED\xA0\x80"), "\uFFFD\uFFFD\uFFFD");
  EXPECT_EQ(clean("\xF4\x90\x80\x80"), "\uFFFD\uFFFD\uFFFD\uFFFD");
  EXPECT_EQ(clean("\xEF\xBF\xBF"), "\uFFFD") << "U+FFFF is no character for XML";
}

// Catches: live control character. ESC, NUL, C1 codes or direction marks are let through.
TEST(Clean, ShowsControlCharacters) {
  EXPECT_EQ(clean("\x1b[2J"), "␛[2J");
  EXPECT_EQ(clean(std::string("a\0b", 3)), "a␀b");
  EXPECT_EQ(clean("\x7f\xC2\x9B"), "␡\uFFFD");
  EXPECT_EQ(clean("\u202Eabc\u2066"), "\uFFFDabc\uFFFD");
  EXPECT_EQ(clean("a\r\nb\rc\td\n"), "a\nb␍c\td\n");
}

// Catches: unstable cleaning. A document that is read and written again changes.
TEST(Clean, ChangesNothingTheSecondTime) {
  for (std::uint64_t seed = 0; seed < 500; ++seed) {
    const std::string once = clean(hostile_text(seed));
    EXPECT_EQ(clean(once), once) << seed;
    const std::string cut = bounded(hostile_text(seed) + hostile_text(seed + 1), 100);
    EXPECT_EQ(bounded(cut, 100), cut) << seed;
    EXPECT_LE(cut.size(), 100u) << seed;
  }
}

// Catches: unbounded text. A megabyte of output lands in every report, or is cut inside a character.
TEST(Bounded, CutsLongTextsAndSaysSo) {
  EXPECT_EQ(bounded("short", 100), "short");
  const std::string text = bounded(std::string(1'000'000, 'x'), 1000);
  EXPECT_LE(text.size(), 1000u);
  EXPECT_TRUE(text.ends_with("\n(999060 bytes more are left out)")) << text.substr(900);
  std::string wide;
  for (int i = 0; i < 1000; ++i) wide += "漢";
  EXPECT_EQ(clean(bounded(wide, 1001)), bounded(wide, 1001));
}

// Catches: broken word. Lines are broken inside words, or a word longer than a line is lost.
TEST(Wrapped, BreaksAtBlanks) {
  EXPECT_EQ(wrapped("two threads touch it", 11), (Lines{"two threads", "touch it"}));
  EXPECT_EQ(wrapped("  a   b  ", 10), (Lines{"a b"}));
  EXPECT_EQ(wrapped("one\ntwo", 10), (Lines{"one", "two"}));
  EXPECT_EQ(wrapped("a 0123456789 b", 4), (Lines{"a", "0123", "4567", "89 b"}));
  EXPECT_EQ(wrapped("", 10), (Lines{""}));
}

// Catches: overlong line. Characters that take two columns are counted as one.
TEST(Wrapped, CountsColumnsNotBytes) {
  EXPECT_EQ(columns("naïve"), 5u);
  EXPECT_EQ(columns("漢字"), 4u);
  EXPECT_EQ(columns("e\u0301"), 1u);
  EXPECT_EQ(wrapped("漢字漢字", 5), (Lines{"漢字", "漢字"}));
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    for (const std::string& line : wrapped(clean(hostile_text(seed)), 20))
      EXPECT_LE(columns(line), 20u) << seed;
  }
}

// Catches: silent cut. A source line ends in the middle without a sign.
TEST(Shortened, MarksTheCut) {
  EXPECT_EQ(shortened("0123456789", 10), "0123456789");
  EXPECT_EQ(shortened("0123456789a", 10), "0123456...");
}

// Catches: odd number. Points are shown as 18.199999 or 40.00.
TEST(ShownPoints, HasAtMostTwoDecimals) {
  EXPECT_EQ(shown_points(40), "40");
  EXPECT_EQ(shown_points(18.5), "18.5");
  EXPECT_EQ(shown_points(18.1999999), "18.2");
  EXPECT_EQ(shown_points(0), "0");
  EXPECT_EQ(shown_points(-0.0001), "0");
  EXPECT_EQ(shown_points(100), "100");
}

}  // namespace
}  // namespace grader
