#include "report/page.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "report/text.hpp"

namespace grader {

std::string painted(std::string_view text, Paint paint, const ConsoleStyle& style) {
  static constexpr std::string_view codes[] = {"", "32", "1;31", "33", "35", "2", "1", "36"};
  const auto length = text.find_last_not_of(' ') + 1;  // Blanks stay outside, so that they can be trimmed.
  if (!style.color || paint == Paint::plain || length == 0) return std::string(text);
  return fmt::format("\x1b[{}m{}\x1b[0m{}", codes[static_cast<std::size_t>(paint)], text.substr(0, length),
                     text.substr(length));
}

std::string padded(std::string_view text, std::size_t width) {
  const std::size_t used = columns(text);
  return std::string(text) + std::string(width > used ? width - used : 0, ' ');
}

std::string spread(std::string_view left, std::string_view right, const ConsoleStyle& style) {
  const std::size_t room = style.width - std::min(style.width, columns(left));
  if (right.empty() || room < columns(right) + 2) return std::string(left);
  return padded(left, style.width - columns(right)) + std::string(right);
}

void Block::add(std::string_view label, std::string_view text, Paint paint, Paint label_paint) {
  const std::size_t used = margin_ + columns(label);
  std::string start = std::string(margin_, ' ') + painted(label, label_paint, style_);
  for (const std::string& line : wrapped(clean(text), room_after(used))) {
    add_line(start + painted(line, paint, style_));
    start = std::string(used, ' ');
  }
}

void Block::add_verbatim(std::string_view label, std::string_view text, Paint label_paint) {
  std::string shown = clean(text);
  for (std::size_t tab = 0; (tab = shown.find('\t', tab)) != std::string::npos;) shown.replace(tab, 1, "  ");
  add_line(std::string(margin_, ' ') + painted(label, label_paint, style_) +
           shortened(shown, room_after(margin_ + columns(label))));
}

/// A page too narrow for its margins is overrun rather than left empty.
std::size_t Block::room_after(std::size_t used) const {
  constexpr std::size_t least = 20;
  return style_.width > used + least ? style_.width - used : least;
}

void Block::add_line(std::string line) {
  line.erase(line.find_last_not_of(' ') + 1);
  text_ += line + "\n";
}

}  // namespace grader
