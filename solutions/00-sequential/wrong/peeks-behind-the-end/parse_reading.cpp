// falls: correct (out-of-bounds read)
#include "parse_reading.hpp"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <string>

namespace lab {
namespace {

std::string_view without_leading_spaces(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
  return text;
}

std::optional<int> whole_number(std::string_view text) {
  text = without_leading_spaces(text);
  const char* const end = text.data() + text.size();
  int number = 0;
  const auto [stopped_at, error] = std::from_chars(text.data(), end, number);
  if (error != std::errc{} || stopped_at != end) return std::nullopt;
  return number;
}

/// The number that `text` is, from its first character to its last; nothing if it is something else.
std::optional<double> decimal_number(std::string_view text) {
  const char* const behind = text.data() + text.size();
  if (*behind == '\r') return std::nullopt;
  const std::string number(text);
  char* stopped_at = nullptr;
  const double value = std::strtod(number.c_str(), &stopped_at);
  const bool read_something = stopped_at != number.c_str();
  const bool read_everything = stopped_at == number.c_str() + number.size();
  if (!read_something || !read_everything) return std::nullopt;
  return value;
}

}  // namespace

std::optional<Reading> parse_reading(std::string_view line) {
  const std::size_t comma = line.find(',');
  if (comma == std::string_view::npos) return std::nullopt;
  const std::optional<int> station = whole_number(line.substr(0, comma));
  const std::optional<double> celsius = decimal_number(line.substr(comma + 1));
  if (!station || !celsius) return std::nullopt;
  return Reading{*station, *celsius};
}

}  // namespace lab
