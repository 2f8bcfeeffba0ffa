// Variables in a line: what it reads, what it writes, what it declares.
#include <algorithm>
#include <array>

#include "explore/report/expression.hpp"

namespace explore {
namespace {

using Tokens = std::vector<Token>;

constexpr std::array<std::string_view, 52> keywords = {
    "return",    "if",       "while",    "for",       "auto",     "const",  "new",     "delete",   "this",
    "else",      "throw",    "sizeof",   "int",       "std",      "bool",   "long",    "unsigned", "char",
    "void",      "double",   "float",    "short",     "signed",   "static", "do",      "switch",   "case",
    "break",     "continue", "true",     "false",     "nullptr",  "and",    "or",      "not",      "using",
    "constexpr", "volatile", "co_await", "co_return", "co_yield", "goto",   "try",     "catch",    "mutable",
    "struct",    "class",    "enum",     "noexcept",  "default",  "NULL",   "operator"};

bool is_name(const Token& token) {
  return token.type == Token::Type::word &&
         std::find(keywords.begin(), keywords.end(), token.text) == keywords.end();
}

bool is(const Tokens& tokens, std::size_t at, std::string_view text) {
  return at < tokens.size() && tokens[at].text == text;
}

/// `name` of `owner.name`, `name` alone; not `owner`, a call, a type before a variable or a template.
bool is_variable(const Tokens& tokens, std::size_t at) {
  if (!is_name(tokens[at])) return false;
  if (at + 1 == tokens.size()) return true;
  const Token& next = tokens[at + 1];
  const bool is_template = next.text == "<" && at > 0 && tokens[at - 1].text == "::";
  const bool leads_on =
      is_template || next.text == "(" || next.text == "." || next.text == "->" || next.text == "::";
  const bool reference = (next.text == "&" || next.text == "*") && at + 2 < tokens.size() &&
                         tokens[at + 2].type == Token::Type::word &&
                         (at == 0 || tokens[at - 1].text == "const");
  const bool declares = next.type == Token::Type::word || reference;
  return !leads_on && !declares;
}

/// The variable that ends before `at`, past subscripts: `cells_[i] =`.
std::string name_before(const Tokens& tokens, std::size_t at) {
  while (at > 0 && tokens[at - 1].text == "]") {
    int depth = 0;
    do {
      --at;
      if (tokens[at].text == "]") ++depth;
      if (tokens[at].text == "[") --depth;
    } while (at > 0 && depth > 0);
  }
  return at > 0 && is_name(tokens[at - 1]) ? std::string(tokens[at - 1].text) : "";
}

/// The variable that `office->next_` at `at` ends in.
std::string name_at_end_of(const Tokens& tokens, std::size_t at) {
  while (at + 2 < tokens.size() && (tokens[at + 1].text == "." || tokens[at + 1].text == "->")) at += 2;
  return at < tokens.size() && is_name(tokens[at]) && !is(tokens, at + 1, "(") ? std::string(tokens[at].text)
                                                                               : "";
}

bool assigns(const Token& token) {
  constexpr std::array<std::string_view, 9> signs = {"=", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^="};
  return std::find(signs.begin(), signs.end(), token.text) != signs.end();
}

}  // namespace

std::vector<std::string> touched_names(std::string_view source) {
  const Tokens tokens = tokens_of(source);
  std::vector<std::string> names;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (!is_variable(tokens, i)) continue;
    std::string name(tokens[i].text);
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(std::move(name));
  }
  return names;
}

std::vector<std::string> called_names(std::string_view source) {
  const Tokens tokens = tokens_of(source);
  std::vector<std::string> names;
  for (std::size_t i = 0; i + 3 < tokens.size(); ++i) {
    const bool calls = (tokens[i + 1].text == "." || tokens[i + 1].text == "->") && tokens[i + 3].text == "(";
    if (calls && is_name(tokens[i])) names.emplace_back(tokens[i].text);
  }
  return names;
}

std::string written_name(std::string_view source) {
  const Tokens tokens = tokens_of(source);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].text == "++" || tokens[i].text == "--") {
      const std::string before = name_before(tokens, i);
      return before.empty() ? name_at_end_of(tokens, i + 1) : before;
    }
    if (assigns(tokens[i])) return name_before(tokens, i);
  }
  return "";
}

std::string declared_type(std::string_view source, std::string_view variable) {
  const Tokens tokens = tokens_of(source);
  for (std::size_t i = 1; i < tokens.size(); ++i) {
    if (tokens[i].text != variable || (is(tokens, i + 1, "(") && !is(tokens, i + 2, ")"))) continue;
    std::size_t type = i - 1;
    if ((tokens[type].text == "&" || tokens[type].text == "*") && type > 0) --type;
    if (is_name(tokens[type])) return std::string(tokens[type].text);
  }
  return "";
}

std::vector<std::string> declared_atomics(std::string_view source) {
  const Tokens tokens = tokens_of(source);
  std::vector<std::string> names;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    std::size_t at = i + 1;
    if (tokens[i].text == "atomic" && is(tokens, at, "<")) {
      int depth = 0;
      for (; at < tokens.size(); ++at) {
        if (tokens[at].text == "<") ++depth;
        if (tokens[at].text == ">" && --depth == 0) break;
      }
      ++at;
    } else if (!tokens[i].text.starts_with("atomic_")) {
      continue;
    }
    while (at < tokens.size() && is_name(tokens[at]) && !is(tokens, at + 1, "(")) {
      names.emplace_back(tokens[at].text);
      // Behind an initialiser, another may follow: `std::atomic<int> sold{0}, returned{0};`
      int depth = 0;
      for (++at; at < tokens.size() && (depth > 0 || (tokens[at].text != "," && tokens[at].text != ";"));
           ++at) {
        if (tokens[at].text == "{" || tokens[at].text == "[") ++depth;
        if (tokens[at].text == "}" || tokens[at].text == "]") --depth;
      }
      if (!is(tokens, at, ",")) break;
      ++at;
    }
  }
  return names;
}

}  // namespace explore
