#include "gates/symbols.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdlib>

#include "process/run.hpp"

namespace grader {
namespace {

constexpr std::string_view symbolizer_name = "llvm-symbolizer";
constexpr std::chrono::seconds symbolizer_limit{20};
constexpr std::size_t printed_limit = 16 * 1024 * 1024;

std::string_view take_line(std::string_view& text) {
  const std::size_t end = text.find('\n');
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  return line;
}

int number(std::string_view text) {
  int value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

/// "/some/bank.cpp:22:9"
SourceFrame frame_at(std::string_view function, std::string_view position) {
  const std::size_t column = position.rfind(':');
  const std::size_t line =
      column == 0 || column == std::string_view::npos ? column : position.rfind(':', column - 1);
  if (line == std::string_view::npos) return {std::string(function), "", 0};
  const std::string_view file = position.substr(0, line);
  return {std::string(function), file == "??" ? "" : std::string(file), number(position.substr(line + 1))};
}

}  // namespace

std::filesystem::path find_symbolizer() {
  std::filesystem::path best;
  int best_version = -1;
  const char* variable = std::getenv("PATH");
  std::string_view folders = variable == nullptr ? "" : variable;
  while (!folders.empty()) {
    const std::size_t end = folders.find(':');
    std::error_code ignored;
    for (const auto& entry : std::filesystem::directory_iterator(folders.substr(0, end), ignored)) {
      const std::string name = entry.path().filename().string();
      if (!name.starts_with(symbolizer_name) || ::access(entry.path().c_str(), X_OK) != 0) continue;
      const std::string_view version = std::string_view(name).substr(symbolizer_name.size());
      if (version.empty()) return entry.path();
      if (version[0] == '-' && number(version.substr(1)) > best_version) {
        best = entry.path();
        best_version = number(version.substr(1));
      }
    }
    folders.remove_prefix(end == std::string_view::npos ? folders.size() : end + 1);
  }
  return best;
}

Symbols symbols_in(std::string_view printed, const std::vector<unsigned long>& addresses) {
  Symbols symbols;
  for (const unsigned long address : addresses) {
    if (printed.empty()) break;
    std::vector<SourceFrame>& frames = symbols[address];
    for (auto function = take_line(printed); !function.empty(); function = take_line(printed)) {
      frames.push_back(frame_at(function, take_line(printed)));
    }
  }
  return symbols;
}

Symbols symbolise(const std::filesystem::path& program, std::vector<unsigned long> addresses,
                  const std::filesystem::path& symbolizer) {
  std::sort(addresses.begin(), addresses.end());
  addresses.erase(std::unique(addresses.begin(), addresses.end()), addresses.end());
  if (symbolizer.empty() || addresses.empty()) return {};
  Command command{.argv = {symbolizer.string(), "--obj=" + program.string()},
                  .time_limit = symbolizer_limit,
                  .output_kept = printed_limit,
                  .output_limit = printed_limit};
  for (const unsigned long address : addresses) command.argv.push_back(fmt::format("{:#x}", address));
  const Finished finished = run(command);
  if (finished.ending != Ending::exited || finished.code != 0) return {};
  return symbols_in(finished.output, addresses);
}

}  // namespace grader
