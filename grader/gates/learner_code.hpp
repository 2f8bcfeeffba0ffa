// Whose code a source line is, and what stands in it: what turns a tool's report into words about *your*
// code.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "lab/result.hpp"

namespace grader {

enum class Owner { learner, test, given, nobody };  ///< In the order in which a learner wants to see them.

struct LearnerCode {
  /// The files of the task, as lab.json names them: "bank.hpp", "bank.cpp".
  std::vector<std::string> files;
  /// The text of a line, without its end; empty when it cannot be had.
  std::function<std::string(const std::string& path, int line)> source_line;

  Owner owner_of(std::string_view path) const;
  /// "bank.cpp:18", "tests/bank_test.cpp:7": the path as the learner knows it.
  Place place(std::string_view path, int line) const;
  /// The trimmed, printable text of a line, at most 120 bytes of it.
  std::string text_of(std::string_view path, int line) const;
};

/// "bank.cpp:18"; empty for no place.
std::string words(const Place& place);

}  // namespace grader
