// How a terminal's page is laid out: margins, wrapped text, colours.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "report/console.hpp"

namespace grader {

enum class Paint { plain, good, bad, calm, odd, faint, strong, place };

/// The text in its colour, or as it is when no colours are wanted.
std::string painted(std::string_view text, Paint paint, const ConsoleStyle& style);

/// The text with blanks up to `width` columns.
std::string padded(std::string_view text, std::size_t width);

/// `left` and, at the far end of the line, `right` when there is room for it.
std::string spread(std::string_view left, std::string_view right, const ConsoleStyle& style);

/// Lines that share a left margin.
class Block {
 public:
  Block(std::size_t margin, const ConsoleStyle& style) : margin_(margin), style_(style) {}

  /// The label, then the text, wrapped at words beside it.
  void add(std::string_view label, std::string_view text, Paint paint = Paint::plain,
           Paint label_paint = Paint::plain);

  /// One line as it is, cut where the page ends: source text and what must stay aligned with it.
  void add_verbatim(std::string_view label, std::string_view text, Paint label_paint = Paint::plain);

  const std::string& text() const { return text_; }

 private:
  std::size_t room_after(std::size_t used) const;
  void add_line(std::string line);

  std::size_t margin_;
  const ConsoleStyle& style_;
  std::string text_;
};

}  // namespace grader
