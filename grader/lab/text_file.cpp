#include "lab/text_file.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>

#include "lab/error.hpp"

namespace grader {

std::optional<std::string> read_text_file(const std::filesystem::path& file) {
  std::error_code missing;
  if (!std::filesystem::is_regular_file(file, missing)) return std::nullopt;
  std::ifstream stream(file, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(stream), {}};
  if (!stream) throw UserError(shown_path(file) + " cannot be read; check its permissions.", 3);
  return text;
}

std::string text_or_nothing(const std::filesystem::path& file) { return read_text_file(file).value_or(""); }

std::string line_of_file(const std::filesystem::path& file, int line) {
  std::ifstream stream(file, std::ios::binary);
  std::string text;
  for (int i = 0; i < line && std::getline(stream, text); ++i) {
  }
  return stream ? text : std::string();
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const auto length = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, length);
    if (line.ends_with('\r')) line.remove_suffix(1);
    lines.push_back(line);
    text.remove_prefix(std::min(length + 1, text.size()));
  }
  return lines;
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view blanks = " \t\r\n";
  const auto first = text.find_first_not_of(blanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

std::string shown_path(const std::filesystem::path& file) {
  std::filesystem::path shown;
  bool below_labs = false;
  for (const auto& part : file) {
    if (part == "labs") {
      below_labs = true;
      shown.clear();
    }
    if (below_labs) shown /= part;
  }
  return (below_labs ? shown : file).string();
}

}  // namespace grader
