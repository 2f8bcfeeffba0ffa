#include "gates/diagnostic.hpp"

#include <array>
#include <optional>
#include <utility>

#include "gates/text.hpp"

namespace grader {
namespace {

using text::contains;
using text::trimmed;

constexpr std::size_t excerpt_lines = 4;

struct Line {
  enum class Kind { error, warning, note, context, other };
  Kind kind = Kind::other;
  text::Position at;
  std::string_view message;
};

/// "bank.cpp:7:26: error: expected ';'"; context: "bank.cpp:9:3:   required from here".
Line classified(std::string_view line) {
  constexpr std::array<std::pair<std::string_view, Line::Kind>, 4> kinds = {
      {{": fatal error: ", Line::Kind::error},
       {": error: ", Line::Kind::error},
       {": warning: ", Line::Kind::warning},
       {": note: ", Line::Kind::note}}};
  for (const auto& [word, kind] : kinds) {
    const std::size_t at = line.find(word);
    if (at == std::string_view::npos) continue;
    const text::Position place = text::position(line.substr(0, at));
    if (place.line > 0) return {kind, place, line.substr(at + word.size())};
  }
  const std::size_t required = line.find(":   required from");
  if (required != std::string_view::npos)
    return {Line::Kind::context, text::position(line.substr(0, required)), {}};
  return {};
}

/// The compiler itself gave up, or the preprocessor found no source at all.
bool is_placeless_error(std::string_view line) {
  return contains(line, "error: unable to execute command") || contains(line, "fatal error: Killed signal") ||
         contains(line, "No space left on device") || contains(line, "error: no such file or directory");
}

void prefer(Diagnostic& diagnostic, const text::Position& place, const LearnerCode& code) {
  if (place.line <= 0) return;
  const bool unset = diagnostic.line == 0;
  if (!unset && code.owner_of(place.path) >= code.owner_of(diagnostic.path)) return;
  diagnostic.path = place.path;
  diagnostic.line = place.line;
  diagnostic.column = place.column;
}

/// "bank.cpp:8 (labs/03-locks/bank.cpp:8)" of lld and mold.
text::Position place_in_parentheses(std::string_view line) {
  const std::string_view inside = text::between(line, "(", ")");
  const text::Position place = text::position(inside);
  return place.line > 0 ? place : text::position(trimmed(line.substr(0, line.find(" ("))));
}

/// lld and mold: the symbol first, then lines that begin with ">>>".
std::optional<Diagnostic> lld_error(const std::vector<std::string_view>& lines, std::size_t i) {
  for (const auto& [word, what] :
       {std::pair{": undefined symbol: ", "undefined: "}, {": duplicate symbol: ", "duplicate: "}}) {
    const std::string_view symbol = text::after(lines[i], word);
    if (symbol.empty()) continue;
    Diagnostic error{.kind = Diagnostic::Kind::link_error, .message = what + std::string(symbol)};
    for (++i; i < lines.size() && lines[i].starts_with(">>>"); ++i) {
      std::string_view rest = text::after(lines[i], ">>> referenced by ");
      if (rest.empty()) rest = text::after(lines[i], ">>> defined at ");
      const text::Position place = place_in_parentheses(rest);
      if (place.line <= 0) continue;
      if (error.line == 0)
        error.path = place.path, error.line = place.line;
      else if (error.other_line == 0)
        error.other_path = place.path, error.other_line = place.line;
    }
    return error;
  }
  return std::nullopt;
}

/// GNU ld: "bank.cpp:6: undefined reference to `Bank::total() const'", or without a line:
/// "bank.cpp:(.text+0x1): …".
std::optional<Diagnostic> gnu_error(std::string_view line) {
  for (const auto& [word, what] : {std::pair{": undefined reference to `", "undefined: "},
                                   {": multiple definition of `", "duplicate: "}}) {
    const std::size_t at = line.find(word);
    if (at == std::string_view::npos) continue;
    Diagnostic error{.kind = Diagnostic::Kind::link_error,
                     .message = what + std::string(text::between(line, "`", "'"))};
    std::string_view before = line.substr(0, at);
    const std::size_t object = before.rfind(".o:");  // "bank.cpp.o:/home/ada/bank.cpp:6"
    if (object != std::string_view::npos) before.remove_prefix(object + 3);
    if (const text::Position place = text::position(before); place.line > 0)
      error.path = place.path, error.line = place.line;
    std::string_view first = text::between(line, "'; ", ": first defined here");
    const std::size_t colon = first.find(".o:");
    if (colon != std::string_view::npos) first.remove_prefix(colon + 3);
    if (const text::Position place = text::position(first); place.line > 0)
      error.other_path = place.path, error.other_line = place.line;
    return error;
  }
  return std::nullopt;
}

std::optional<Diagnostic> link_error(const std::vector<std::string_view>& lines, std::size_t i) {
  if (auto error = lld_error(lines, i)) return error;
  if (auto error = gnu_error(lines[i])) return error;
  if (contains(lines[i], "cannot find -l") || contains(lines[i], "unable to find library")) {
    return Diagnostic{.kind = Diagnostic::Kind::link_error,
                      .message = "library: " + std::string(trimmed(lines[i]))};
  }
  return std::nullopt;
}

/// The source line comes first, as it is (clang before 18), or numbered: "    7 |   accounts_[to] += amount";
/// then come lines with marks.
bool is_excerpt(std::string_view line, const Diagnostic& diagnostic) {
  if (line.ends_with(" generated.") || contains(line, "compilation terminated")) return false;
  if (diagnostic.excerpt.empty()) return diagnostic.line > 0;
  return diagnostic.excerpt.size() < excerpt_lines && (line.starts_with(' ') || line.starts_with('\t'));
}

}  // namespace

std::vector<Diagnostic> diagnostics_in(std::string_view output, const LearnerCode& code) {
  std::vector<Diagnostic> found;
  std::vector<text::Position> contexts;  // g++ says where a template was used before it says what is wrong
  bool excerpt_open = false;
  const std::vector<std::string_view> lines = text::lines_of(output);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Line line = classified(lines[i]);
    if (line.kind == Line::Kind::error || line.kind == Line::Kind::warning) {
      Diagnostic& diagnostic = found.emplace_back();
      diagnostic.kind = line.kind == Line::Kind::error ? Diagnostic::Kind::error : Diagnostic::Kind::warning;
      diagnostic.message = text::printable(line.message);
      prefer(diagnostic, line.at, code);
      for (const text::Position& context : contexts) prefer(diagnostic, context, code);
      contexts.clear();
      excerpt_open = true;
    } else if (line.kind == Line::Kind::note) {
      if (!found.empty()) prefer(found.back(), line.at, code);
      excerpt_open = false;
    } else if (line.kind == Line::Kind::context) {
      contexts.push_back(line.at);
      excerpt_open = false;
    } else if (auto error = link_error(lines, i)) {
      found.push_back(*error);
      excerpt_open = false;
    } else if (is_placeless_error(lines[i])) {
      found.push_back({.message = text::printable(trimmed(lines[i]))});
      excerpt_open = false;
    } else if (excerpt_open && is_excerpt(lines[i], found.back())) {
      found.back().excerpt.push_back(text::printable(lines[i].substr(0, 160)));
    } else {
      excerpt_open = false;
    }
  }
  return found;
}

}  // namespace grader
