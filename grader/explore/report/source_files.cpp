#include "explore/report/source_files.hpp"

#include <algorithm>
#include <fstream>

namespace explore {

const std::vector<std::string>& SourceFiles::lines_of(const std::string& file) {
  const auto [found, missing] = files_.try_emplace(file);
  if (missing) {
    std::ifstream stream(file);
    for (std::string line; std::getline(stream, line);) found->second.push_back(line);
  }
  return found->second;
}

std::string SourceFiles::line_at(const std::string& file, int line) {
  const auto& lines = lines_of(file);
  if (line < 1 || static_cast<std::size_t>(line) > lines.size()) return "";
  const std::string& text = lines[static_cast<std::size_t>(line - 1)];
  const std::size_t begin = text.find_first_not_of(" \t\r");
  if (begin == std::string::npos) return "";
  return text.substr(begin, text.find_last_not_of(" \t\r") + 1 - begin);
}

std::string SourceFiles::statement_at(const std::string& file, int line) {
  constexpr int most_lines = 4;
  std::string statement;
  for (int i = 0; i < most_lines; ++i) {
    statement += line_at(file, line + i) + "\n";
    const auto opened = std::count(statement.begin(), statement.end(), '(');
    if (opened <= std::count(statement.begin(), statement.end(), ')')) break;
  }
  return statement;
}

}  // namespace explore
