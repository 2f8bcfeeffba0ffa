#include "parse_reading.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <exception>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace {

using lab::parse_reading;
using lab::Reading;

// Whether a line is judged well and whether an exception escapes are two questions: this asks the first.
std::optional<Reading> parsed(std::string_view line) {
  try {
    return parse_reading(line);
  } catch (const std::exception&) {
    return std::nullopt;
  }
}

void expect_reading(std::string_view line, const Reading& expected) {
  const std::optional<Reading> got = parsed(line);
  ASSERT_TRUE(got.has_value()) << "parse_reading(\"" << line << "\") gave nothing, but the line is good";
  EXPECT_EQ(got->station, expected.station) << "the station of \"" << line << "\"";
  EXPECT_DOUBLE_EQ(got->celsius, expected.celsius) << "the degrees of \"" << line << "\"";
}

void expect_nothing(std::string_view line) {
  const std::optional<Reading> got = parsed(line);
  EXPECT_FALSE(got.has_value()) << "parse_reading(\"" << line << "\") gave station " << got->station << ", "
                                << got->celsius << " degrees; the line is bad and should give nothing";
}

// Catches: wrong fields. A good line must give its own station and its own degrees, fractions and all.
TEST(Parse, ReadsAPlainLine) {
  expect_reading("17,21.5", {17, 21.5});
  expect_reading("3,0", {3, 0.0});
  expect_reading("8,-0.25", {8, -0.25});
  expect_reading("12345,100.125", {12345, 100.125});
}

// Catches: sign or space. Winter is negative, and some stations put spaces before their numbers.
TEST(Parse, TakesNegativesAndSpaces) {
  expect_reading("5,-12.5", {5, -12.5});
  expect_reading("-4,1.5", {-4, 1.5});
  expect_reading("17, 21.5", {17, 21.5});
  expect_reading("  17,   -3", {17, -3.0});
}

// Catches: junk read as zero. What is no number must give nothing, not 0 degrees.
TEST(Parse, RejectsJunk) {
  expect_nothing("");
  expect_nothing("junk");
  expect_nothing(",");
  expect_nothing("17");
  expect_nothing("17,");
  expect_nothing("17,  ");
  expect_nothing("17,warm");
  expect_nothing(",21.5");
  expect_nothing("x,21.5");
  expect_nothing("17,-");
}

// Catches: ignored leftover. A number that starts well may still be followed by something else.
TEST(Parse, RejectsWhatIsLeftOver) {
  expect_nothing("17,21.5x");
  expect_nothing("17,21.5,3");
  expect_nothing("17,21.5 18");
  expect_nothing("17,2 1.5");
  expect_nothing("17,1.2.3");
  expect_nothing("17x,21.5");
  expect_nothing("1.5,21.5");
}

// Catches: escaping exception. A bad line is nothing unusual in a ledger: it is answered, not thrown.
TEST(Parse, NeverThrows) {
  for (const std::string_view line : {"", "junk", "17,", "17,warm", ",21.5", "17,21.5x"}) {
    EXPECT_NO_THROW(parse_reading(line))
        << "parse_reading(\"" << line << "\") should give nothing, not throw";
  }
}

// Catches: out-of-bounds read. A view has no '\0' at its end: a number may go on in somebody else's
// characters.
TEST(Parse, StopsWhereTheLineStops) {
  const std::string page = "17,21.599";
  expect_reading(std::string_view(page).substr(0, 7), {17, 21.5});
  const std::string two_lines = "3,4e2";
  expect_reading(std::string_view(two_lines).substr(0, 3), {3, 4.0});
}

// Catches: out-of-bounds read. Behind the line's last character may be memory that is nobody's.
TEST(Parse, NeverReadsBehindTheLine) {
  for (const std::string_view text : {"17,21.5", "17,", "17", "5,-12.5", "17,21.5x"}) {
    const auto block = std::make_unique<char[]>(text.size());  // Not one byte more.
    std::copy(text.begin(), text.end(), block.get());
    const std::optional<Reading> expected = parsed(text);
    EXPECT_EQ(parsed({block.get(), text.size()}), expected)
        << "\"" << text << "\" reads differently when nothing stands behind it";
  }
}

}  // namespace
