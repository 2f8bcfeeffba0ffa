#include <algorithm>

#include "lab/text_file.hpp"
#include "report/console.hpp"

namespace grader {
namespace {

constexpr std::uintmax_t largest_source = 1 << 20;

bool stays_below(const std::filesystem::path& file) {
  return file.is_relative() &&
         std::none_of(file.begin(), file.end(), [](const auto& part) { return part == ".."; });
}

/// A learner may hand in a link to anything, or a pipe that never ends.
bool is_ordinary(const std::filesystem::path& file) {
  std::error_code ignored;
  return is_regular_file(symlink_status(file, ignored)) && file_size(file, ignored) <= largest_source;
}

}  // namespace

SourceLine source_lines_below(std::vector<std::filesystem::path> folders) {
  return [folders = std::move(folders)](const Place& place) -> std::string {
    if (!stays_below(place.file) || place.line < 1) return {};
    for (const auto& folder : folders) {
      const auto file = folder / place.file;
      if (!is_ordinary(file)) continue;
      const std::string text = read_text_file(file).value_or("");
      const auto lines = lines_of(text);
      const auto index = static_cast<std::size_t>(place.line) - 1;
      return index < lines.size() ? std::string(lines[index]) : "";
    }
    return {};
  };
}

}  // namespace grader
