#include "gates/touched_name.hpp"

#include <array>

#include "gates/text.hpp"

namespace grader {
namespace {

using text::is_identifier;

std::size_t skip_blanks(std::string_view line, std::size_t at) {
  while (at < line.size() && line[at] == ' ') ++at;
  return at;
}

/// The last name of the chain `office->next_` that starts at `at`; the object, when the chain ends in a call.
std::string_view chain_from(std::string_view line, std::size_t at) {
  std::string_view name, before;
  while (at < line.size() && is_identifier(line[at])) {
    std::size_t end = at;
    while (end < line.size() && is_identifier(line[end])) ++end;
    before = name;
    name = line.substr(at, end - at);
    if (line.substr(end).starts_with('(')) return before;
    if (line.substr(end).starts_with("->"))
      at = end + 2;
    else if (line.substr(end).starts_with('.'))
      at = end + 1;
    else
      return name;
  }
  return name;
}

/// The name that ends before `at`, past blanks and one subscript: `cells_[i] =`.
std::string_view name_before(std::string_view line, std::size_t at) {
  const auto skip_back = [&] {
    while (at > 0 && line[at - 1] == ' ') --at;
  };
  skip_back();
  if (at > 0 && line[at - 1] == ']') {
    int depth = 0;
    do {
      --at;
      if (line[at] == ']') ++depth;
      if (line[at] == '[') --depth;
    } while (at > 0 && depth > 0);
    skip_back();
  }
  const std::size_t end = at;
  while (at > 0 && is_identifier(line[at - 1])) --at;
  return line.substr(at, end - at);
}

std::string_view named_at(std::string_view line, std::size_t at) {
  const std::string_view rest = line.substr(at);
  if (is_identifier(rest.front())) {
    const std::string_view name = chain_from(line, at);
    if (!name.empty()) return name;
    // clang points at the call in `buyers_.push_back(buyer)`.
    if (line.substr(0, at).ends_with("->")) return name_before(line, at - 2);
    if (line.substr(0, at).ends_with('.')) return name_before(line, at - 1);
    return {};
  }
  if (rest.starts_with("++") || rest.starts_with("--")) {
    const std::size_t next = skip_blanks(line, at + 2);
    if (next < line.size() && is_identifier(line[next])) return chain_from(line, next);
  }
  return name_before(line, at);
}

std::string_view first_written(std::string_view line) {
  for (std::size_t at = 0; at < line.size(); ++at) {
    const std::string_view rest = line.substr(at);
    if (rest.starts_with("++") || rest.starts_with("--")) return named_at(line, at);
    if (rest.starts_with("==") || rest.starts_with("<=") || rest.starts_with(">=") ||
        rest.starts_with("!=")) {
      ++at;
    } else if (rest.front() == '=') {
      std::size_t end = at;
      while (end > 0 && std::string_view("+-*/%&|^").find(line[end - 1]) != std::string_view::npos) --end;
      return name_before(line, end);
    }
  }
  return {};
}

bool is_variable(std::string_view name) {
  if (name.empty() || (name.front() >= '0' && name.front() <= '9')) return false;
  constexpr std::array keywords = {"return", "if",   "while", "for",   "auto",   "const", "new",
                                   "delete", "this", "else",  "throw", "sizeof", "int",   "std"};
  for (const std::string_view keyword : keywords) {
    if (name == keyword) return false;
  }
  return true;
}

}  // namespace

std::string touched_name(std::string_view line, int column, bool write) {
  std::string_view name;
  if (column > 0 && static_cast<std::size_t>(column) <= line.size()) {
    name = named_at(line, static_cast<std::size_t>(column - 1));
  } else if (write) {
    name = first_written(line);
  }
  return is_variable(name) ? std::string(name) : std::string{};
}

std::string common_name(std::string_view first_line, const std::string& first_name,
                        std::string_view second_line, const std::string& second_name) {
  if (first_name == second_name) return first_name;
  if (text::has_word(second_line, first_name)) return first_name;
  if (text::has_word(first_line, second_name)) return second_name;
  return {};
}

}  // namespace grader
