#include "gates/hang_places.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

namespace grader {
namespace {

std::string file_name(const SourceFrame& frame) {
  return std::filesystem::path(frame.file).filename().string();
}

/// The path below the kit, empty for a file elsewhere.
std::string below_root(const std::string& file, const Hang& hang) {
  if (hang.root.empty() || file.empty()) return "";
  const auto relative =
      std::filesystem::path(file).lexically_normal().lexically_relative(hang.root.lexically_normal());
  return relative.empty() || *relative.begin() == ".." ? "" : relative.string();
}

/// Sources of the system, the sanitizers, GoogleTest or the harness: nothing a learner could change.
bool is_foreign(const SourceFrame& frame, const Hang& hang) {
  if (frame.file.empty() || frame.line == 0) return true;
  const std::string ours = below_root(frame.file, hang);
  if (!ours.empty()) return ours.starts_with("grader/harness/");
  constexpr std::array<std::string_view, 6> marks = {"/include/c++/", "/googletest/", "/gtest/",
                                                     "compiler-rt",   "libsanitizer", "/grader/harness/"};
  return frame.file.starts_with("/usr/") || frame.file[0] != '/' ||
         std::any_of(marks.begin(), marks.end(),
                     [&](std::string_view mark) { return frame.file.find(mark) != std::string::npos; });
}

void erase_all(std::string& text, std::string_view what) {
  for (std::size_t at; (at = text.find(what)) != std::string::npos;) text.erase(at, what.size());
}

/// "void lab::(anonymous namespace)::Bank::transfer(int, long)" -> "Bank::transfer"
std::string short_name(std::string function) {
  erase_all(function, "(anonymous namespace)::");
  erase_all(function, "lab::");
  if (function.find("TestBody()") != std::string::npos) return "the test";
  if (function.starts_with("operator()") || function.find("'lambda") != std::string::npos) return "a lambda";
  function.resize(std::min(function.find('('), function.size()));
  // A template's name has its result in front.
  int depth = 0;
  for (std::size_t i = function.size(); i-- > 0;) {
    if (function[i] == '>') ++depth;
    if (function[i] == '<') --depth;
    if (function[i] == ' ' && depth == 0) return function.substr(i + 1);
  }
  return function;
}

}  // namespace

bool is_learners(const SourceFrame& frame, const Hang& hang) {
  return std::any_of(hang.learner_files.begin(), hang.learner_files.end(), [&](const std::string& file) {
    return frame.file == file || frame.file.ends_with("/" + file);
  });
}

Standing standing_of(const ThreadStack& stack, const Hang& hang) {
  Standing standing;
  for (const unsigned long address : stack.frames) {
    const auto found = hang.symbols.find(address);
    if (found == hang.symbols.end()) continue;
    for (const SourceFrame& frame : found->second) {
      if (frame.function == "main") standing.is_main = true;
      if (!is_foreign(frame, hang))
        standing.frames.push_back(frame);
      else if (standing.frames.empty() && !frame.file.empty())
        standing.calls = file_name(frame);
    }
  }
  return standing;
}

std::optional<SourceFrame> best_frame(const Standing& standing, const Hang& hang) {
  const auto& frames = standing.frames;
  const auto learners = std::find_if(frames.begin(), frames.end(),
                                     [&](const SourceFrame& frame) { return is_learners(frame, hang); });
  if (learners != frames.end()) return *learners;
  if (frames.empty()) return std::nullopt;
  return frames.front();
}

Place place_of(const SourceFrame& frame, const Hang& hang) {
  const std::string ours = below_root(frame.file, hang);
  if (!ours.empty()) return {ours, frame.line};
  for (const std::string& file : hang.learner_files) {
    if (frame.file.ends_with("/" + file)) return {file, frame.line};
  }
  return {frame.file, frame.line};
}

std::string words_for(const SourceFrame& frame) {
  return fmt::format("in {} ({}:{})", short_name(frame.function), file_name(frame), frame.line);
}

}  // namespace grader
