// A lab as its folder describes it: lab.json for facts, Markdown for prose, the tests for their cases.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace grader {

/// One GoogleTest case, as its source states it.
///
///   // Catches: check-then-act. Two counters see the same free seat.
///   TEST(TicketOffice, NeverSellsASeatTwice) {
struct Case {
  std::string name;  ///< "TicketOffice.NeverSellsASeatTwice"
  std::string flaw;  ///< "check-then-act": the concept a failure is filed under
  std::string why;   ///< "Two counters see the same free seat."
  std::filesystem::path file;
  int line = 0;  ///< of TEST(
};

struct Task {
  int number = 0;
  std::string name;   ///< "bank": its tests are tests/bank_test.cpp, _explore.cpp, _tidy.cpp, _speed.cpp
  std::string title;  ///< "Bank::transfer"
  std::vector<std::string> files;  ///< what the learner edits, relative to the lab's folder
  int points = 0;
  bool stretch = false;
  std::vector<Case> correct_cases, explore_cases, tidy_cases, speed_cases;
};

struct Lab {
  std::string number;  ///< "03"
  std::string name;    ///< "03-locks": the folder
  std::string title;   ///< "The ticket office"
  int minutes = 0;     ///< a learner's expected time
  std::filesystem::path folder;
  std::vector<Task> tasks;
};

/// "03.2"
std::string task_id(const Lab& lab, const Task& task);

/// Every lab below root/labs, in order: each folder called NN-name with a CMakeLists.txt or lab.json. Throws
/// UserError when a lab.json is broken or names a missing test or given file; a learner's file may be
/// missing.
std::vector<Lab> load_labs(const std::filesystem::path& root);

/// The lab in one folder. Throws UserError naming the file, the line or key, and what to do.
Lab load_lab(const std::filesystem::path& folder);

/// The cases of one test source, in order; empty when there is no such file. Pure but for reading the file.
/// Throws UserError for a case without its comment, and for a kind of case this scan would not see.
std::vector<Case> cases_in(const std::filesystem::path& test_source);

/// The hints of a task, first to last, from HINTS.md: `## 03.2 …`, then `### 1`, `### 2`, `### 3`. Empty when
/// there are none.
std::vector<std::string> hints_for(const Lab& lab, const Task& task);

}  // namespace grader
