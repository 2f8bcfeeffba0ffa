// What the parsers need to read lines of text. Views point into the text they were given.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lab/text_file.hpp"

namespace grader::text {

using grader::lines_of;
using grader::trimmed;

bool contains(std::string_view text, std::string_view part);

/// What stands between the first `before` and the next `after`; empty when either is missing.
std::string_view between(std::string_view text, std::string_view before, std::string_view after);
/// What stands after the first `before`; empty when it is missing.
std::string_view after(std::string_view text, std::string_view before);

/// A number of at most nine digits that is the whole text.
std::optional<int> number(std::string_view text);

/// The first `bytes` bytes, cut between two characters of UTF-8, with a line that says so when something is
/// gone.
std::string bounded(std::string_view text, std::size_t bytes);

/// Printable: control characters but tab and newline become '?', so that a report cannot steer a terminal.
std::string printable(std::string_view text);

bool is_identifier(char c);
/// True when `identifier` stands in the line as a whole word.
bool has_word(std::string_view line, std::string_view identifier);

/// "bank.cpp" of "/home/ada/labs/03-locks/bank.cpp".
std::string_view file_name(std::string_view path);

/// "/home/ada/bank.cpp:18:9" taken apart; line 0 when there is none.
struct Position {
  std::string_view path;
  int line = 0, column = 0;
};
Position position(std::string_view text);

}  // namespace grader::text
