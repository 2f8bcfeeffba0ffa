#include "explore/report/token_walk.hpp"

namespace explore {
namespace {

/// The index behind the bracket that closes the one at `at`; the end when none does.
std::size_t behind_bracket(const Tokens& tokens, std::size_t at) {
  int depth = 0;
  for (; at < tokens.size(); ++at) {
    if (opens(tokens[at])) ++depth;
    if (closes(tokens[at]) && --depth == 0) return at + 1;
  }
  return at;
}

/// The index of the bracket that the one before `at` closes.
std::size_t bracket_before(const Tokens& tokens, std::size_t at) {
  int depth = 0;
  do {
    --at;
    if (closes(tokens[at])) ++depth;
    if (opens(tokens[at])) --depth;
  } while (at > 0 && depth > 0);
  return at;
}

}  // namespace

std::size_t behind_template_arguments(const Tokens& tokens, std::size_t at) {
  if (at >= tokens.size() || tokens[at].text != "<") return at;
  int depth = 0;
  for (; at < tokens.size(); ++at) {
    if (tokens[at].text == "<") ++depth;
    if (tokens[at].text == ">" && --depth == 0) return at + 1;
  }
  return at;
}

std::vector<Range> arguments_at(const Tokens& tokens, std::size_t at) {
  std::vector<Range> arguments;
  const std::size_t end = behind_bracket(tokens, at);
  const std::size_t last = end > at + 1 && closes(tokens[end - 1]) ? end - 1 : end;
  Range argument{at + 1, at + 1};
  for (std::size_t i = at + 1; i < last;) {
    if (tokens[i].text == ",") {
      arguments.push_back({argument.begin, i});
      argument.begin = ++i;
    } else {
      i = opens(tokens[i]) ? behind_bracket(tokens, i) : i + 1;
    }
  }
  if (argument.begin < last) arguments.push_back({argument.begin, last});
  return arguments;
}

std::string written(const Tokens& tokens, Range range) {
  constexpr std::size_t longest_index = 12, longest = 40;
  while (range.begin < range.end && (tokens[range.begin].text == "&" || tokens[range.begin].text == "*")) {
    ++range.begin;
  }
  if (range.begin + 2 < range.end && tokens[range.begin].text == "this" &&
      tokens[range.begin + 1].text == "->")
    range.begin += 2;
  std::string text;
  for (std::size_t i = range.begin; i < range.end; ++i) {
    const std::string_view token = tokens[i].text;
    const bool joins = token == "." || token == "->" || token == "::";
    if (!is_word(tokens[i]) && !joins && !opens(tokens[i])) return "";  // A choice, a sum: no name.
    if (tokens[i].text == "[" || tokens[i].text == "(") {
      const std::size_t end = std::min(behind_bracket(tokens, i), range.end);
      std::string inside;
      for (std::size_t j = i + 1; j + 1 < end; ++j) {
        inside += tokens[j].text;
        if (tokens[j].text == ",") inside += ' ';
      }
      if (inside.size() > longest_index) inside = "...";
      text += std::string(tokens[i].text) + inside + (tokens[i].text == "[" ? "]" : ")");
      i = end - 1;
    } else {
      text += tokens[i].text;
    }
  }
  return text.size() <= longest ? text : "";
}

std::string object_before(const Tokens& tokens, std::size_t at) {
  std::size_t begin = at;
  for (;;) {
    while (begin > 0 && (tokens[begin - 1].text == "]" || tokens[begin - 1].text == ")")) {
      begin = bracket_before(tokens, begin);
    }
    if (begin == 0 || !is_word(tokens[begin - 1])) break;
    --begin;
    const bool joined = begin > 0 && (tokens[begin - 1].text == "." || tokens[begin - 1].text == "->" ||
                                      tokens[begin - 1].text == "::");
    if (!joined) break;
    --begin;
  }
  return written(tokens, {begin, at});
}

}  // namespace explore
