// Text from programs nobody vouches for, made fit to print and to store.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace grader {

/// Valid UTF-8 without anything that steers a terminal, a web page's direction or an XML parser: invalid
/// bytes and direction marks become U+FFFD, control characters their visible picture (ESC is ␛); \n and \t
/// stay, \r\n is \n. Cleaning twice changes nothing.
std::string clean(std::string_view text);

/// clean(text), and when that is longer than `bytes`, its start with a note on how much is left out.
/// Requires bytes >= 100. Bounding twice changes nothing.
std::string bounded(std::string_view text, std::size_t bytes);

/// Columns of a terminal that the clean text takes.
std::size_t columns(std::string_view text);

/// The text in lines of at most `width` columns, broken at blanks where there are any. Requires width >= 2.
std::vector<std::string> wrapped(std::string_view text, std::size_t width);

/// At most `width` columns of one line's text, ending in "..." when something is left out. Requires width
/// >= 3.
std::string shortened(std::string_view text, std::size_t width);

/// "1 core", "2 cores"
std::string counted(long count, std::string_view noun);

/// "18.25", "18.5", "18": points, at most two decimals.
std::string shown_points(double points);

}  // namespace grader
