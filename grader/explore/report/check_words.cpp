#include "explore/report/check_words.hpp"

#include <optional>
#include <sstream>
#include <string_view>
#include <vector>

namespace explore {
namespace {

using Lines = std::vector<std::string>;

Lines lines_of(const std::string& message) {
  Lines lines;
  std::istringstream stream(message);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

/// The rest of line `index` behind a beginning; none when it begins otherwise or is not there.
std::optional<std::string> behind(const Lines& lines, std::size_t index, std::string_view beginning) {
  if (index >= lines.size() || !std::string_view(lines[index]).starts_with(beginning)) return std::nullopt;
  return lines[index].substr(beginning.size());
}

std::string joined(const Lines& lines, std::size_t from) {
  std::string text;
  for (std::size_t i = from; i < lines.size(); ++i) text += (text.empty() ? "" : " ") + lines[i];
  return text;
}

/// What was seen, and the line behind it.
struct Seen {
  std::string words;
  std::size_t end = 0;
};

/// Two expressions, each with its value below it unless it is one: "a is 0, not 1", "a is 0, and b is 1".
std::optional<Seen> unequal(const Lines& lines) {
  if (lines.empty() || lines[0] != "Expected equality of these values:") return std::nullopt;
  const auto left = behind(lines, 1, "  ");
  const auto left_is = behind(lines, 2, "    Which is: ");
  const std::size_t second = left_is ? 3 : 2;
  const auto right = behind(lines, second, "  ");
  const auto right_is = behind(lines, second + 1, "    Which is: ");
  if (!left || !right || !left_is) return std::nullopt;
  return Seen{
      *left + " is " + *left_is + (right_is ? ", and " + *right + " is " + *right_is : ", not " + *right),
      second + (right_is ? 2 : 1)};
}

/// "Value of: cut", "  Actual: false", "Expected: true"
std::optional<Seen> untrue(const Lines& lines) {
  const auto what = behind(lines, 0, "Value of: ");
  const auto actual = behind(lines, 1, "  Actual: ");
  if (!what || !actual || !behind(lines, 2, "Expected: ")) return std::nullopt;
  return Seen{*what + " is " + *actual, 3};
}

/// "Expected: (seen) <= (limit), actual: 3 vs 2"
std::optional<Seen> out_of_order(const Lines& lines) {
  const auto text = behind(lines, 0, "Expected: (");
  if (!text) return std::nullopt;
  for (const std::string comparison : {" < ", " <= ", " > ", " >= ", " != "}) {
    const std::string middle = ')' + comparison + '(', actual = "), actual: ";
    const std::size_t left_end = text->find(middle), right_end = text->find(actual),
                      versus = text->find(" vs ");
    if (left_end > right_end || right_end > versus || versus == std::string::npos) continue;
    const std::size_t right = left_end + middle.size(), found = right_end + actual.size();
    return Seen{"expected " + text->substr(0, left_end) + comparison +
                    text->substr(right, right_end - right) + ", found " + text->substr(found, versus - found),
                1};
  }
  return std::nullopt;
}

}  // namespace

std::string check_in_words(const std::string& message) {
  const Lines lines = lines_of(message);
  for (const auto recognise : {unequal, untrue, out_of_order}) {
    const std::optional<Seen> seen = recognise(lines);
    if (!seen) continue;
    const std::string own_words = joined(lines, seen->end);
    return own_words.empty() ? seen->words : own_words + ": " + seen->words;
  }
  return joined(lines, 0);
}

}  // namespace explore
