#include "explore/report/frames.hpp"

#include <charconv>

namespace explore {
namespace {

std::string_view take_line(std::string_view& text) {
  const std::size_t end = text.find('\n');
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  return line;
}

/// "fetch[abi:cxx11](int)" is fetch(int): which std::string it returns says nothing to a reader.
std::string without_abi_tags(std::string function) {
  for (std::size_t tag = 0; (tag = function.find("[abi:", tag)) != std::string::npos;) {
    const std::size_t end = function.find(']', tag);
    if (end == std::string::npos) break;
    function.erase(tag, end + 1 - tag);
  }
  return function;
}

/// "/some/bank.cpp:22 (discriminator 3)", "/some/bank.cpp:22:9", "??:0", "bank.cpp:?"
void set_position(Frame& frame, std::string_view position) {
  position = position.substr(0, position.find(" (discriminator"));
  const std::size_t colon = position.rfind(':');
  if (colon == std::string_view::npos) return;
  const std::string_view file = position.substr(0, colon), digits = position.substr(colon + 1);
  if (file == "??") return;
  frame.file = file;
  std::from_chars(digits.data(), digits.data() + digits.size(), frame.line);
}

}  // namespace

std::vector<Frames> frames_in(std::string_view printed, std::size_t count) {
  std::vector<Frames> all;
  while (!printed.empty()) {
    const std::string_view line = take_line(printed);
    if (line.starts_with("0x")) {
      all.emplace_back();
      continue;
    }
    if (all.empty() || line.empty()) continue;
    Frame frame;
    if (line != "??") frame.function = without_abi_tags(std::string(line));
    set_position(frame, take_line(printed));
    if (!frame.function.empty() || frame.line > 0) all.back().push_back(std::move(frame));
  }
  all.resize(count);
  return all;
}

}  // namespace explore
