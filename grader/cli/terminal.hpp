// What may be written to whoever looks: colours and a passing progress line, both only on a terminal.
#pragma once

#include <string>

namespace grader {

class Style {
 public:
  /// when: "auto", "always", "never"; auto obeys NO_COLOR and asks whether stdout is a terminal.
  explicit Style(const std::string& when);

  bool colored() const { return colored_; }
  const char* bold() const { return colored_ ? "\033[1m" : ""; }
  const char* green() const { return colored_ ? "\033[32m" : ""; }
  const char* red() const { return colored_ ? "\033[31m" : ""; }
  const char* plain() const { return colored_ ? "\033[0m" : ""; }

 private:
  bool colored_;
};

/// A line on stderr that the next output overwrites; nothing when stderr is no terminal.
class PassingLine {
 public:
  PassingLine();
  ~PassingLine() { clear(); }
  void show(const std::string& text);
  void clear();

 private:
  bool terminal_;
  bool shown_ = false;
};

}  // namespace grader
