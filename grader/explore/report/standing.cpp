#include "explore/report/standing.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>

namespace explore {
namespace {

/// A return address lies behind the call: one byte before is still in it.
std::uintptr_t call_before(const void* return_address) {
  return reinterpret_cast<std::uintptr_t>(return_address) - 1;
}

using Stack = std::vector<const void*>;

/// A stack that was not recorded still has the place that asked.
Stack stack_of(const Stack& stack, const Operation& operation) {
  if (!stack.empty() || operation.place == nullptr) return stack;
  return {operation.place};
}

std::vector<std::uintptr_t> calls_in(const Trace& trace, const Failure& failure) {
  std::set<std::uintptr_t> calls;
  const auto add = [&](const Stack& stack) {
    for (const void* address : stack) calls.insert(call_before(address));
  };
  for (const Event& event : trace.events) add(stack_of(event.stack, event.operation));
  for (const Unfinished& thread : trace.unfinished) add(stack_of(thread.stack, thread.waits));
  for (const Access& access : failure.accesses) add(access.stack);
  return {calls.begin(), calls.end()};
}

void erase_all(std::string& text, std::string_view what) {
  for (std::size_t at; (at = text.find(what)) != std::string::npos;) text.erase(at, what.size());
}

/// "void corpus::run<(Form)0>(int)" -> "corpus::run": a template's name has its result in front.
std::string without_arguments(const std::string& function) {
  std::string name;
  int depth = 0;
  for (std::size_t i = 0; i < function.size(); ++i) {
    const char c = function[i];
    const bool is_operator =
        name.ends_with("operator") || name.ends_with("operator<") || name.ends_with("operator-");
    if (c == '<' && !is_operator) ++depth;
    if (depth == 0 && c == '(' && !is_operator) break;
    if (depth == 0 && c == ' ' && !is_operator)
      name.clear();
    else if (depth == 0)
      name += c;
    if (c == '>' && !is_operator && depth > 0) --depth;
  }
  return name;
}

}  // namespace

std::string short_function(std::string function) {
  erase_all(function, "(anonymous namespace)::");
  erase_all(function, "lab::");
  for (const std::string_view mark : {"::{lambda", "::'lambda", "::$_"}) {
    const std::size_t lambda = function.find(mark);
    if (lambda == std::string::npos) continue;
    // As a template's argument: library code that a lambda was inlined into.
    const std::string owner = function.substr(0, lambda);
    const bool inside =
        std::count(owner.begin(), owner.end(), '<') > std::count(owner.begin(), owner.end(), '>');
    return inside ? "a lambda" : "a lambda in " + short_function(owner);
  }
  if (function.starts_with("operator()")) return "a lambda";
  if (function.find("::TestBody()") != std::string::npos) return "the test";
  return without_arguments(function);
}

Standings::Standings(const Trace& trace, const Failure& failure, const Symboliser& symbolise,
                     SourceFiles& files)
    : files_(files) {
  const std::vector<std::uintptr_t> calls = calls_in(trace, failure);
  if (calls.empty()) return;
  std::vector<Frames> frames = symbolise(calls);
  frames.resize(calls.size());
  for (std::size_t i = 0; i < calls.size(); ++i) frames_[calls[i]] = std::move(frames[i]);
}

Standing Standings::of(const std::vector<const void*>& stack) const {
  Standing standing;
  for (const void* address : stack) {
    const auto found = frames_.find(call_before(address));
    if (found == frames_.end()) continue;
    for (const Frame& frame : found->second) {
      const Origin origin = origin_of(frame);
      if (origin == Origin::author) {
        standing.callers.push_back({.file = frame.file,
                                    .line = frame.line,
                                    .text = files_.line_at(frame.file, frame.line),
                                    .function = short_function(frame.function)});
      } else if (origin == Origin::library && standing.callers.empty()) {
        standing.in_library.push_back(frame);
      }
    }
  }
  if (!standing.callers.empty()) standing.place = standing.callers.front();
  return standing;
}

Standing Standings::of(const Event& event) const { return of(stack_of(event.stack, event.operation)); }

Standing Standings::of(const Unfinished& thread) const { return of(stack_of(thread.stack, thread.waits)); }

}  // namespace explore
