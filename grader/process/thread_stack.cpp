#include "process/thread_stack.hpp"

#include <charconv>
#include <optional>

namespace grader {
namespace {

constexpr std::size_t fields_before_frames = 5;

/// Takes the text up to the separator off the front.
std::string_view take(std::string_view& text, char separator) {
  const std::size_t end = text.find(separator);
  const std::string_view taken = text.substr(0, end);
  text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  return taken;
}

template <class Number>
std::optional<Number> number(std::string_view text, int base) {
  Number value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, base);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

/// thread <tid> <state> <address> <owner> <frame>...: numbers decimal, addresses hexadecimal.
std::optional<ThreadStack> stack_in(std::string_view line) {
  std::vector<std::string_view> fields;
  while (!line.empty()) fields.push_back(take(line, '\t'));
  if (fields.size() < fields_before_frames || fields[0] != "thread") return std::nullopt;
  const auto thread_id = number<int>(fields[1], 10);
  const auto address = number<unsigned long>(fields[3], 16);
  const auto owner = number<int>(fields[4], 10);
  if (!thread_id || !address || !owner) return std::nullopt;
  ThreadStack stack{*thread_id, std::string(fields[2]), *address, *owner, {}};
  for (std::size_t i = fields_before_frames; i < fields.size(); ++i) {
    const auto frame = number<unsigned long>(fields[i], 16);
    if (!frame) return std::nullopt;
    stack.frames.push_back(*frame);
  }
  return stack;
}

}  // namespace

std::vector<ThreadStack> stacks_in(std::string_view evidence) {
  std::vector<ThreadStack> stacks;
  while (!evidence.empty()) {
    if (auto stack = stack_in(take(evidence, '\n'))) stacks.push_back(std::move(*stack));
  }
  return stacks;
}

bool all_stacks_in(std::string_view evidence) {
  return evidence.starts_with("stacks\n") || evidence.find("\nstacks\n") != std::string_view::npos;
}

}  // namespace grader
