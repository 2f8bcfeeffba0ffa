#include "gates/sanitizer_stack.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "gates/text.hpp"

namespace grader {
namespace {

using text::contains;
using text::trimmed;

constexpr std::array<std::pair<std::string_view, Report::Tool>, 5> beginnings = {{
    {"WARNING: ThreadSanitizer: ", Report::Tool::thread},
    {"ERROR: ThreadSanitizer: ", Report::Tool::thread},
    {"ERROR: AddressSanitizer: ", Report::Tool::address},
    {"ERROR: LeakSanitizer: ", Report::Tool::leak},
    {": runtime error: ", Report::Tool::undefined},
}};

const std::pair<std::string_view, Report::Tool>* beginning_in(std::string_view line) {
  for (const auto& beginning : beginnings) {
    const std::size_t at = line.find(beginning.first);
    if (at == std::string_view::npos) continue;
    if (beginning.second != Report::Tool::undefined) return &beginning;
    // A program may well print "station 3: runtime error: …"; the sanitizer names a place.
    const std::string_view place = line.substr(0, at);
    if (text::position(place).line > 0 || place.ends_with("<unknown>")) return &beginning;
  }
  return nullptr;
}

/// Where the place begins in "operator() /home/ada/my labs/bank.cpp:9:19": the first " /" outside
/// parentheses, because a lambda's name has a path inside them.
std::size_t start_of_place(std::string_view frame) {
  int depth = 0;
  for (std::size_t i = 0; i < frame.size(); ++i) {
    if (frame[i] == '(') ++depth;
    if (frame[i] == ')') --depth;
    if (depth <= 0 && frame[i] == ' ' && frame.substr(i + 1).starts_with('/')) return i + 1;
  }
  const std::size_t last = frame.find_last_of(' ');
  return last == std::string_view::npos ? frame.size() : last + 1;
}

/// Takes " (program+0x123)" and " (BuildId: …)" off the end; `frame` may be nothing else.
void drop_module(std::string_view& frame) {
  while (frame.ends_with(')')) {
    const std::size_t open = frame.find_last_of('(');
    if (open == std::string_view::npos) return;
    const std::string_view inside = frame.substr(open);
    if (!contains(inside, "+0x") && !contains(inside, "BuildId:")) return;
    frame = trimmed(frame.substr(0, open));
  }
}

bool is_frame(std::string_view line) {
  line = trimmed(line);
  return line.size() > 1 && line[0] == '#' && line[1] >= '0' && line[1] <= '9' && contains(line, " ");
}

Frame frame_from(std::string_view line) {
  line = trimmed(line);
  line = trimmed(line.substr(line.find(' ')));
  if (line.starts_with("0x")) {
    const std::size_t in = line.find(" in ");
    line = in == std::string_view::npos ? std::string_view{} : line.substr(in + 4);
  }
  drop_module(line);
  const std::size_t place = start_of_place(line);
  const text::Position position = text::position(line.substr(place));
  Frame frame;
  if (position.line > 0) {
    frame.path = position.path;
    frame.line = position.line;
    frame.column = position.column;
    line = line.substr(0, place);
  } else if (line.ends_with(" <null>")) {
    line.remove_suffix(7);
  }
  frame.function = trimmed(line);
  if (frame.function == "<null>") frame.function.clear();
  return frame;
}

std::vector<Stack> stacks_of(const std::vector<std::string_view>& lines) {
  std::vector<Stack> stacks;
  std::string_view heading;
  bool in_stack = false;
  for (const std::string_view line : lines) {
    if (is_frame(line)) {
      if (!in_stack) stacks.push_back({std::string(trimmed(heading)), {}});
      if (stacks.back().frames.size() < 300) stacks.back().frames.push_back(frame_from(line));
      in_stack = true;
      heading = {};
    } else {
      // A stack that could not be restored still counts: the others must keep their places.
      if (contains(line, "[failed to restore the stack]"))
        stacks.push_back({std::string(trimmed(heading)), {}});
      in_stack = false;
      if (!trimmed(line).empty()) heading = line;
    }
  }
  return stacks;
}

std::string title_of(std::string_view first_line, std::string_view beginning, Report::Tool tool) {
  std::string_view title = text::after(first_line, beginning);
  if (tool == Report::Tool::undefined || tool == Report::Tool::leak) return std::string(trimmed(title));
  title = title.substr(0, title.find(" (pid="));
  title = title.substr(0, title.find(" on address"));
  title = title.substr(0, title.find(" (pc "));
  return std::string(trimmed(title));
}

Report report_from(const std::vector<std::string_view>& lines) {
  Report report;
  for (const std::string_view line : lines) {
    report.text += text::printable(line);
    report.text += '\n';
  }
  const auto* beginning = beginning_in(lines.front());
  if (beginning != nullptr) {
    report.tool = beginning->second;
    report.title = text::printable(title_of(lines.front(), beginning->first, report.tool));
  }
  if (report.tool == Report::Tool::undefined) {
    const text::Position at = text::position(lines.front().substr(0, lines.front().find(beginning->first)));
    report.at = {"", std::string(at.path), at.line, at.column};
  }
  report.stacks = stacks_of(lines);
  return report;
}

}  // namespace

bool starts_report(std::string_view line) { return beginning_in(line) != nullptr; }

std::vector<Report> cut_reports(std::string_view log) {
  std::vector<Report> reports;
  std::vector<std::string_view> current;
  const auto finish = [&] {
    if (!current.empty()) reports.push_back(report_from(current));
    current.clear();
  };
  for (const std::string_view line : text::lines_of(log)) {
    const bool ruler = line.size() >= 18 && line.find_first_not_of('=') == std::string_view::npos;
    if (starts_report(line) || ruler) finish();
    if (starts_report(line) || !current.empty()) current.push_back(line);
  }
  finish();
  return reports;
}

const Frame* frame_of_interest(const Stack& stack, const LearnerCode& code) {
  const Frame* best = nullptr;
  Owner owner = Owner::nobody;
  for (const Frame& frame : stack.frames) {
    const Owner candidate = code.owner_of(frame.path);
    if (candidate < owner) best = &frame, owner = candidate;
  }
  return best;
}

const Stack* stack_about(const Report& report, std::string_view heading_part) {
  const auto found = std::ranges::find_if(
      report.stacks, [&](const Stack& stack) { return contains(stack.heading, heading_part); });
  return found == report.stacks.end() ? nullptr : &*found;
}

std::string short_name(std::string_view function) {
  if (function.starts_with("operator") || contains(function, "lambda") || contains(function, "$_")) return {};
  constexpr std::string_view anonymous = "(anonymous namespace)::";
  std::string plain(function);
  for (std::size_t at = plain.find(anonymous); at != std::string::npos; at = plain.find(anonymous)) {
    plain.erase(at, anonymous.size());
  }
  std::string_view name = plain;
  name = name.substr(0, name.find('('));
  name = name.substr(0, name.find('<'));
  const std::size_t blank = name.find_last_of(' ');  // "void parallel_for"
  if (blank != std::string_view::npos) name.remove_prefix(blank + 1);
  if (name.starts_with("lab::")) name.remove_prefix(5);  // Every lab's code is in it.
  return std::string(name);
}

}  // namespace grader
