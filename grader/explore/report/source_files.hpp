// Lines of source files, read once each.
#pragma once

#include <map>
#include <string>
#include <vector>

namespace explore {

class SourceFiles {
 public:
  /// Empty where the file cannot be read. The reference stays valid.
  const std::vector<std::string>& lines_of(const std::string& file);

  /// The line, counted from 1, without blanks around it; empty where there is none.
  std::string line_at(const std::string& file, int line);

  /// The line and those after it that its open brackets reach to, four at most.
  std::string statement_at(const std::string& file, int line);

 private:
  std::map<std::string, std::vector<std::string>> files_;
};

}  // namespace explore
