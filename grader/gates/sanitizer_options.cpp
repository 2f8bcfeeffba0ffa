#include "gates/sanitizer_options.hpp"

namespace grader {
namespace {

/// The sanitizers split their options at blanks, commas and colons; quotes keep a path whole.
std::string quoted(const std::filesystem::path& path) {
  const std::string text = path.string();
  const char quote = text.find('\'') == std::string::npos ? '\'' : '"';
  return quote + text + quote;
}

}  // namespace

std::map<std::string, std::string> sanitizer_environment(std::string_view variant,
                                                         const std::filesystem::path& log_path,
                                                         const std::filesystem::path& symbolizer) {
  // handle_abort: std::terminate then leaves a stack that names the line that threw or forgot to join.
  std::string common = "log_path=" + quoted(log_path) + ":exitcode=" + std::to_string(sanitizer_exit_status) +
                       ":handle_abort=1:abort_on_error=0:symbolize=1:color=never";
  if (!symbolizer.empty()) common += ":external_symbolizer_path=" + quoted(symbolizer);
  if (variant == "asan") {
    // The harness asks for leaks before its last word; asking again at exit would only say it twice.
    return {{"ASAN_OPTIONS", common + ":halt_on_error=1:detect_stack_use_after_return=1:detect_leaks=1"
                                      ":leak_check_at_exit=0:strict_string_checks=1"},
            {"LSAN_OPTIONS", "print_suppressions=0"},
            {"UBSAN_OPTIONS", common + ":halt_on_error=1:print_stacktrace=1"}};
  }
  if (variant == "tsan") {
    return {{"TSAN_OPTIONS", common +
                                 ":halt_on_error=0:report_bugs=1:detect_deadlocks=1:second_deadlock_stack=1"
                                 ":history_size=4:report_thread_leaks=1"}};
  }
  return {};
}

}  // namespace grader
