#include "explore/report/plain_text.hpp"

#include <algorithm>

namespace explore {
namespace {

bool continues(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

/// Length of the well-formed code point at the front; 0: there is none.
std::size_t code_point_length(std::string_view text) {
  const auto first = static_cast<unsigned char>(text.front());
  const std::size_t length = first < 0x80 ? 1 : first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
  if (first >= 0xF5 || length == 0 || length > text.size()) return 0;
  for (std::size_t i = 1; i < length; ++i) {
    if (!continues(text[i])) return 0;
  }
  return length;
}

/// C1 controls and the marks that turn a line's direction.
bool steers(std::string_view point) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(point[i]); };
  if (point.size() == 1) return byte(0) < 0x20 || byte(0) == 0x7F;
  if (point.size() == 2) return (byte(0) == 0xC2 && byte(1) < 0xA0) || point == "\xD8\x9C";
  if (point.size() != 3 || byte(0) != 0xE2) return false;
  const bool marks =
      byte(1) == 0x80 && (byte(2) == 0x8E || byte(2) == 0x8F || byte(2) >= 0xA8) && byte(2) < 0xAF;
  return marks || (byte(1) == 0x81 && byte(2) >= 0xA6 && byte(2) <= 0xA9);
}

/// Bytes of the first `width` columns.
std::size_t bytes_of(std::string_view text, std::size_t width) {
  std::size_t at = 0;
  for (; at < text.size(); ++at) {
    if (continues(text[at])) continue;
    if (width-- == 0) break;
  }
  return at;
}

}  // namespace

std::string printable(std::string_view text) {
  std::string result;
  while (!text.empty()) {
    const std::size_t length = code_point_length(text);
    const std::string_view point = text.substr(0, std::max<std::size_t>(length, 1));
    if (point == "\t")
      result += ' ';
    else if (length == 0 || steers(point))
      result += '?';
    else
      result += point;
    text.remove_prefix(point.size());
  }
  return result;
}

std::size_t columns(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char byte) { return !continues(byte); }));
}

std::string shortened(std::string_view text, std::size_t width) {
  if (columns(text) <= width) return std::string(text);
  std::string start(text.substr(0, bytes_of(text, width - 3)));
  return start + "...";
}

std::vector<std::string> wrapped(std::string_view text, std::size_t width) {
  std::vector<std::string> lines(1);
  while (!text.empty()) {
    if (text.front() == ' ') {
      text.remove_prefix(1);
      continue;
    }
    const std::string_view word = text.substr(0, text.find(' '));
    const std::size_t used = columns(lines.back());
    if (used > 0 && used + 1 + columns(word) > width) {
      lines.emplace_back();
      continue;
    }
    if (used > 0) lines.back() += ' ';
    const std::size_t fits = bytes_of(word, width - columns(lines.back()));
    lines.back() += word.substr(0, fits);
    text.remove_prefix(fits);
    if (fits < word.size()) lines.emplace_back();
  }
  return lines;
}

std::string listed(const std::vector<std::string>& words) {
  std::string list;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) list += i + 1 == words.size() ? " and " : ", ";
    list += words[i];
  }
  return list;
}

std::string times(std::size_t count) {
  if (count == 1) return "once";
  if (count == 2) return "twice";
  return std::to_string(count) + " times";
}

}  // namespace explore
