#include <algorithm>
#include <array>
#include <cctype>

#include "explore/report/expression.hpp"

namespace explore {
namespace {

bool starts_word(char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0 || c == '_' || c < 0; }
bool is_digit(char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; }
bool in_word(char c) { return starts_word(c) || is_digit(c); }

/// Length of the literal at the front, its quotes included; what is not closed goes on to the end.
std::size_t literal_length(std::string_view source) {
  const char quote = source.front();
  for (std::size_t i = 1; i < source.size(); ++i) {
    if (source[i] == '\\') {
      ++i;
    } else if (source[i] == quote) {
      return i + 1;
    }
  }
  return source.size();
}

template <class Accepts>
std::size_t length_while(std::string_view source, Accepts accepts) {
  return static_cast<std::size_t>(std::find_if_not(source.begin(), source.end(), accepts) - source.begin());
}

std::size_t sign_length(std::string_view source) {
  constexpr std::array<std::string_view, 20> signs = {
      "->", "::", "++", "--", "==", "!=", "<=", ">=", "&&", "||",
      "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "<<", "..."};
  for (const std::string_view sign : signs) {
    if (source.starts_with(sign)) return sign.size();
  }
  return 1;
}

/// Length of a comment or of blanks at the front; 0: neither.
std::size_t nothing_length(std::string_view source) {
  if (std::isspace(static_cast<unsigned char>(source.front())) != 0) return 1;
  if (source.starts_with("//")) return std::min(source.find('\n'), source.size());
  if (!source.starts_with("/*")) return 0;
  const std::size_t end = source.find("*/", 2);
  return end == std::string_view::npos ? source.size() : end + 2;
}

}  // namespace

std::vector<Token> tokens_of(std::string_view source) {
  std::vector<Token> tokens;
  const std::size_t first = source.find_first_not_of(" \t");
  if (first != std::string_view::npos && source[first] == '#') return tokens;
  while (!source.empty()) {
    const char c = source.front();
    std::size_t length = nothing_length(source);
    if (length == 0) {
      Token::Type type = Token::Type::sign;
      if (starts_word(c)) {
        type = Token::Type::word;
        length = length_while(source, in_word);
      } else if (is_digit(c)) {
        type = Token::Type::number;
        length = length_while(source, [](char d) { return in_word(d) || d == '.' || d == '\''; });
      } else if (c == '"' || c == '\'') {
        type = Token::Type::text;
        length = literal_length(source);
      } else {
        length = sign_length(source);
      }
      tokens.push_back({type, source.substr(0, length)});
    }
    source.remove_prefix(length);
  }
  return tokens;
}

}  // namespace explore
