#include "cli/terminal.hpp"

#include <fmt/core.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>

namespace grader {

Style::Style(const std::string& when)
    : colored_(when == "always" ||
               (when == "auto" && std::getenv("NO_COLOR") == nullptr && ::isatty(STDOUT_FILENO) == 1)) {}

PassingLine::PassingLine() : terminal_(::isatty(STDERR_FILENO) == 1) {}

void PassingLine::show(const std::string& text) {
  if (!terminal_) return;
  fmt::print(stderr, "\r\033[K{}", text.substr(0, 100));
  std::fflush(stderr);
  shown_ = true;
}

void PassingLine::clear() {
  if (!shown_) return;
  fmt::print(stderr, "\r\033[K");
  std::fflush(stderr);
  shown_ = false;
}

}  // namespace grader
