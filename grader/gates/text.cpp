#include "gates/text.hpp"

#include <cctype>

namespace grader::text {

bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

std::string_view between(std::string_view text, std::string_view before, std::string_view after) {
  const std::string_view rest = text::after(text, before);
  const std::size_t end = rest.find(after);
  return end == std::string_view::npos ? std::string_view{} : rest.substr(0, end);
}

std::string_view after(std::string_view text, std::string_view before) {
  const std::size_t at = text.find(before);
  return at == std::string_view::npos ? std::string_view{} : text.substr(at + before.size());
}

std::optional<int> number(std::string_view text) {
  if (text.empty() || text.size() > 9) return std::nullopt;
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

std::string bounded(std::string_view text, std::size_t bytes) {
  if (text.size() <= bytes) return std::string(text);
  while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xC0) == 0x80) --bytes;
  return std::string(text.substr(0, bytes)) + "\n(cut here: " + std::to_string(text.size() - bytes) +
         " more bytes)";
}

std::string printable(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    const bool control = static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
    if (control && c != '\n' && c != '\t') c = '?';
  }
  return result;
}

bool is_identifier(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

bool has_word(std::string_view line, std::string_view identifier) {
  if (identifier.empty()) return false;
  for (std::size_t at = line.find(identifier); at != std::string_view::npos;
       at = line.find(identifier, at + 1)) {
    const std::size_t end = at + identifier.size();
    if ((at == 0 || !is_identifier(line[at - 1])) && (end == line.size() || !is_identifier(line[end]))) {
      return true;
    }
  }
  return false;
}

std::string_view file_name(std::string_view path) { return path.substr(path.find_last_of('/') + 1); }

Position position(std::string_view text) {
  Position result{text};
  int numbers[2] = {0, 0};
  int found = 0;
  while (found < 2) {
    const std::size_t colon = result.path.find_last_of(':');
    if (colon == std::string_view::npos || colon == 0) break;
    const std::optional<int> value = number(result.path.substr(colon + 1));
    if (!value) break;
    numbers[found++] = *value;
    result.path = result.path.substr(0, colon);
  }
  if (found == 1) result.line = numbers[0];
  if (found == 2) result.line = numbers[1], result.column = numbers[0];
  return result;
}

}  // namespace grader::text
