// Text in columns of a terminal. One code point counts as one column: names and source text are rarely more.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace explore {

/// The text on one line: whatever steers a terminal, and bytes that are no UTF-8, become '?', a tab a blank.
std::string printable(std::string_view text);

std::size_t columns(std::string_view text);

/// At most `width` columns, ending in "..." when something is left out. Requires width >= 3.
std::string shortened(std::string_view text, std::size_t width);

/// Lines of at most `width` columns, broken at blanks where there are any; at least one line.
/// Requires width >= 1.
std::vector<std::string> wrapped(std::string_view text, std::size_t width);

/// "a", "a and b", "a, b and c"
std::string listed(const std::vector<std::string>& words);

/// "2 times"; "once", "twice"
std::string times(std::size_t count);

}  // namespace explore
