#include "report/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace grader {
namespace {

constexpr char32_t replacement = 0xFFFD;

/// Takes one code point off the front; an invalid byte is a replacement character of its own.
char32_t take(std::string_view& text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char first = byte(0);
  const std::size_t length = first < 0x80   ? 1
                             : first < 0xC2 ? 0
                             : first < 0xE0 ? 2
                             : first < 0xF0 ? 3
                             : first < 0xF5 ? 4
                                            : 0;
  char32_t point = length == 1 ? first : first & (0xFFu >> (length + 1));
  bool valid = length > 0 && length <= text.size();
  for (std::size_t i = 1; valid && i < length; ++i) {
    valid = (byte(i) & 0xC0) == 0x80;
    point = point << 6 | (byte(i) & 0x3F);
  }
  const bool overlong = (length == 3 && point < 0x800) || (length == 4 && point < 0x10000);
  const bool surrogate = point >= 0xD800 && point <= 0xDFFF;
  valid = valid && !overlong && !surrogate && point <= 0x10FFFF;
  text.remove_prefix(valid ? length : 1);
  return valid ? point : replacement;
}

void append(std::string& text, char32_t point) {
  const auto tail = [&](int shift) { text += static_cast<char>(0x80 | (point >> shift & 0x3F)); };
  if (point < 0x80) {
    text += static_cast<char>(point);
  } else if (point < 0x800) {
    text += static_cast<char>(0xC0 | point >> 6);
    tail(0);
  } else if (point < 0x10000) {
    text += static_cast<char>(0xE0 | point >> 12);
    tail(6), tail(0);
  } else {
    text += static_cast<char>(0xF0 | point >> 18);
    tail(12), tail(6), tail(0);
  }
}

bool within(char32_t point, char32_t first, char32_t last) { return point >= first && point <= last; }

char32_t harmless(char32_t point) {
  constexpr char32_t pictures = 0x2400;
  if (point == '\n' || point == '\t') return point;
  if (point < 0x20) return pictures + point;
  if (point == 0x7F) return pictures + 0x21;
  const bool control = within(point, 0x80, 0x9F);
  const bool direction = point == 0x061C || within(point, 0x200E, 0x200F) || within(point, 0x2028, 0x202E) ||
                         within(point, 0x2066, 0x2069);
  const bool noncharacter = within(point, 0xFDD0, 0xFDEF) || (point & 0xFFFE) == 0xFFFE;
  return control || direction || noncharacter ? replacement : point;
}

/// Columns of one character; an approximation that errs on the wide side.
std::size_t width_of(char32_t point) {
  if (within(point, 0x0300, 0x036F) || within(point, 0x200B, 0x200D) || within(point, 0xFE00, 0xFE0F))
    return 0;
  const bool wide =
      within(point, 0x1100, 0x115F) || within(point, 0x2E80, 0xA4CF) || within(point, 0xAC00, 0xD7A3) ||
      within(point, 0xF900, 0xFAFF) || within(point, 0xFE30, 0xFE6F) || within(point, 0xFF00, 0xFF60) ||
      within(point, 0xFFE0, 0xFFE6) || within(point, 0x1F000, 0x1FAFF) || within(point, 0x20000, 0x3FFFD);
  return wide ? 2 : 1;
}

/// Bytes of the longest start of the clean text that fits into `width` columns.
std::size_t fitting(std::string_view text, std::size_t width) {
  std::string_view rest = text;
  std::size_t used = 0, bytes = 0;
  while (!rest.empty()) {
    used += width_of(take(rest));
    if (used > width) break;
    bytes = text.size() - rest.size();
  }
  return bytes;
}

}  // namespace

std::string clean(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  while (!text.empty()) {
    if (text.starts_with("\r\n")) text.remove_prefix(1);
    append(result, harmless(take(text)));
  }
  return result;
}

std::string bounded(std::string_view text, std::size_t bytes) {
  // Cleaning makes a text longer, never shorter but for \r\n: what lies beyond twice the limit cannot show.
  std::string whole = clean(text.substr(0, 2 * bytes));
  const std::size_t unseen = text.size() - std::min(text.size(), 2 * bytes);
  if (unseen == 0 && whole.size() <= bytes) return whole;
  constexpr std::size_t room_for_note = 60;
  std::size_t kept = bytes - room_for_note;
  while (kept > 0 && (static_cast<unsigned char>(whole[kept]) & 0xC0) == 0x80) --kept;
  return fmt::format("{}\n({} bytes more are left out)", whole.substr(0, kept), whole.size() - kept + unseen);
}

std::size_t columns(std::string_view text) {
  std::size_t total = 0;
  while (!text.empty()) total += width_of(take(text));
  return total;
}

std::vector<std::string> wrapped(std::string_view text, std::size_t width) {
  std::vector<std::string> lines(1);
  std::size_t used = 0;
  const auto new_line = [&] {
    lines.emplace_back();
    used = 0;
  };
  while (!text.empty()) {
    const char first = text.front();
    if (first == '\n' || first == ' ' || first == '\t') {
      text.remove_prefix(1);
      if (first == '\n') new_line();
      continue;
    }
    std::string_view word = text.substr(0, text.find_first_of(" \t\n"));
    text.remove_prefix(word.size());
    const std::size_t blank = lines.back().empty() ? 0 : 1;
    const std::size_t room = width - std::min(width, used + blank);
    if (used > 0 && fitting(word, room) < word.size()) new_line();
    if (!lines.back().empty()) lines.back() += ' ', ++used;
    // A word longer than a line is cut; a look ahead of one line keeps this linear.
    for (std::size_t part; (part = fitting(word, width - used)) < word.size(); new_line()) {
      lines.back() += word.substr(0, part);
      word.remove_prefix(part);
    }
    lines.back() += word;
    used += columns(word);
  }
  return lines;
}

std::string shortened(std::string_view text, std::size_t width) {
  if (columns(text) <= width) return std::string(text);
  return std::string(text.substr(0, fitting(text, width - 3))) + "...";
}

std::string counted(long count, std::string_view noun) {
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

std::string shown_points(double points) {
  std::string text = fmt::format("{:.2f}", std::round(points * 100) / 100);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with('.')) text.pop_back();
  return text == "-0" ? "0" : text;
}

}  // namespace grader
