// Finding the way through a line's tokens: brackets, arguments, what stands before a dot.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "explore/report/expression.hpp"

namespace explore {

using Tokens = std::vector<Token>;

/// Tokens [begin, end) of a line.
struct Range {
  std::size_t begin = 0, end = 0;
};

template <class Words>
bool one_of(std::string_view word, const Words& words) {
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

inline bool is_word(const Token& token) { return token.type == Token::Type::word; }
inline bool opens(const Token& token) { return token.text == "(" || token.text == "[" || token.text == "{"; }
inline bool closes(const Token& token) { return token.text == ")" || token.text == "]" || token.text == "}"; }

/// Behind `<…>`, when one begins at `at`.
std::size_t behind_template_arguments(const Tokens& tokens, std::size_t at);

/// What stands between the brackets at `at`, split at its commas.
std::vector<Range> arguments_at(const Tokens& tokens, std::size_t at);

/// As the source writes it, on one line, long subscripts shortened to "[...]". Empty for what is no name: a
/// choice, a sum.
std::string written(const Tokens& tokens, Range range);

/// The object before the `.` or `->` at `at`: "items_[i].count" for `items_[i].count.load()`.
std::string object_before(const Tokens& tokens, std::size_t at);

}  // namespace explore
