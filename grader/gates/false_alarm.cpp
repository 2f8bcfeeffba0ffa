#include "gates/false_alarm.hpp"

#include <algorithm>
#include <array>
#include <span>

#include "gates/text.hpp"

namespace grader {
namespace {

using text::contains;

std::span<const Frame> top(const Stack& stack, std::size_t frames) {
  return std::span(stack.frames).first(std::min(frames, stack.frames.size()));
}

/// The stacks of the two accesses; what follows them says where memory and threads come from.
std::span<const Stack> accesses(const Report& report) {
  return std::span(report.stacks).first(std::min<std::size_t>(2, report.stacks.size()));
}

bool frees_an_exception(const Stack& stack) {
  return std::ranges::any_of(top(stack, 4), [](const Frame& frame) {
    return contains(frame.function, "exception_ptr::_M_release") || frame.function == "__cxa_end_catch" ||
           frame.function == "__cxa_free_exception";
  });
}

bool is_inside_atomic_shared_pointer(const Stack& stack) {
  return std::ranges::any_of(top(stack, 4), [](const Frame& frame) {
    return frame.path.ends_with("/bits/shared_ptr_atomic.h") || contains(frame.function, "std::_Sp_atomic<");
  });
}

/// std::mutex::unlock stands in bits/std_mutex.h, only the timed ones stand in <mutex> itself.
bool unlocks_a_timed_mutex(const Stack& stack) {
  return std::ranges::any_of(top(stack, 3), [](const Frame& frame) {
    return contains(frame.function, "unlock") &&
           (frame.path.ends_with("/mutex") || contains(frame.function, "timed_mutex::"));
  });
}

bool is_access_report(const Report& report) {
  return report.title.starts_with("data race") || report.title.starts_with("heap-use-after-free");
}

}  // namespace

std::string false_alarm(const Report& report) {
  if (report.tool != Report::Tool::thread || report.stacks.empty()) return {};
  const auto stacks = accesses(report);
  if (is_access_report(report) && std::ranges::any_of(stacks, frees_an_exception))
    return "exception's owners";
  if (report.title.starts_with("data race") && stacks.size() == 2 &&
      std::ranges::all_of(stacks, is_inside_atomic_shared_pointer)) {
    return "shared pointer's lock";
  }
  if (report.title.starts_with("unlock of an unlocked mutex") && unlocks_a_timed_mutex(stacks.front())) {
    return "timed lock";
  }
  return {};
}

}  // namespace grader
