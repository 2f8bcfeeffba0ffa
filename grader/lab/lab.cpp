#include "lab/lab.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "lab/error.hpp"
#include "lab/facts.hpp"
#include "lab/text_file.hpp"

namespace grader {
namespace {

constexpr int points_of_a_lab = 100;

/// "03" for "03-locks"; empty when the name is no lab's.
std::string number_in(const std::string& folder_name) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  const bool is_lab =
      folder_name.size() > 3 && is_digit(folder_name[0]) && is_digit(folder_name[1]) && folder_name[2] == '-';
  return is_lab ? folder_name.substr(0, 2) : "";
}

/// A task's name is part of file names and of CMake's.
bool is_plain_name(const std::string& name) {
  return std::all_of(name.begin(), name.end(),
                     [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; });
}

Json parse_lab_json(const std::filesystem::path& file) {
  const auto text = read_text_file(file);
  if (!text) throw UserError(shown_path(file) + " is missing; put it back from the kit's archive.", 3);
  try {
    return parse_json(*text);
  } catch (const JsonError& error) {
    const std::string line = error.line > 0 ? fmt::format(":{}", error.line) : "";
    throw UserError(
        fmt::format("{}{}: this is not JSON ({}); mend it there.", shown_path(file), line, error.what()), 3);
  }
}

/// "targets" reach the tests as macros, so the names must be words and the values numbers.
void check_targets(const Facts& facts, const Json* targets) {
  if (!targets) return;
  const auto* members = targets->as<Json::Object>();
  if (!members) facts.refuse(fmt::format("\"targets\" is {}; make it an object {{ … }}", targets->kind()));
  for (const auto& [name, value] : *members) {
    const bool is_number = value.as<double>() || value.as<std::int64_t>();
    if (name.empty() || !is_plain_name(name)) {
      facts.refuse(fmt::format("the target \"{}\" must be a lower-case word; rename it", name));
    }
    if (!is_number)
      facts.refuse(fmt::format("the target \"{}\" is {}; make it a number", name, value.kind()));
  }
}

/// The given sources a task names must lie in the lab. A learner's own file may be missing: that costs its
/// task.
void check_given(const Facts& facts, const std::filesystem::path& folder) {
  if (!facts.has("given")) return;
  for (const std::string& name : facts.file_names("given")) {
    if (!std::filesystem::is_regular_file(folder / name)) {
      facts.refuse(
          fmt::format("the given file \"{}\" is missing; put it back or take it out of \"given\"", name));
    }
  }
}

void load_cases(Task& task, const std::filesystem::path& folder, const Facts& facts) {
  const auto source = [&](const char* kind) { return folder / "tests" / (task.name + "_" + kind + ".cpp"); };
  task.correct_cases = cases_in(source("test"));
  task.explore_cases = cases_in(source("explore"));
  task.tidy_cases = cases_in(source("tidy"));
  task.speed_cases = cases_in(source("speed"));
  if (!std::filesystem::is_regular_file(source("test"))) {
    facts.refuse(
        fmt::format("tests/{}_test.cpp is missing; put it back or correct the task's \"name\"", task.name));
  }
  if (task.correct_cases.empty()) {
    facts.refuse(
        fmt::format("tests/{}_test.cpp has no TEST; write one, or nothing is ever judged", task.name));
  }
}

Task load_task(const Json& json, const std::filesystem::path& folder, std::string place) {
  const Facts facts(json, std::move(place),
                    {"number", "name", "title", "files", "points", "targets", "given", "stretch"});
  Task task;
  task.number = facts.whole_number("number", 1, 99);
  task.name = facts.text("name");
  task.title = facts.text("title");
  task.files = facts.file_names("files");
  task.stretch = facts.truth_or_false("stretch");
  task.points = facts.whole_number("points", 0, points_of_a_lab);
  if (!is_plain_name(task.name)) {
    facts.refuse(fmt::format("\"name\" is \"{}\"; use lower-case letters, digits and _ only", task.name));
  }
  if (task.stretch && task.points != 0) facts.refuse("a stretch task earns nothing; make its \"points\" 0");
  if (!task.stretch && task.points == 0) facts.refuse("\"points\" is 0; give some, or say \"stretch\": true");
  check_targets(facts, json.find("targets"));
  check_given(facts, folder);
  load_cases(task, folder, facts);
  return task;
}

void check_tasks(const Lab& lab, const Facts& facts) {
  int points = 0;
  for (auto task = lab.tasks.begin(); task != lab.tasks.end(); ++task) {
    points += task->points;
    for (auto other = lab.tasks.begin(); other != task; ++other) {
      if (other->number == task->number)
        facts.refuse(fmt::format("two tasks have number {}; renumber one", task->number));
      if (other->name == task->name)
        facts.refuse(fmt::format("two tasks have the name \"{}\"; rename one", task->name));
    }
  }
  if (points != points_of_a_lab) {
    facts.refuse(fmt::format("the tasks' points add up to {}; make them {}", points, points_of_a_lab));
  }
}

}  // namespace

std::string task_id(const Lab& lab, const Task& task) {
  return fmt::format("{}.{}", lab.number, task.number);
}

Lab load_lab(const std::filesystem::path& folder) {
  const auto file = folder / "lab.json";
  const std::string place = shown_path(file);
  Lab lab;
  lab.folder = folder;
  lab.name = (folder.has_filename() ? folder : folder.parent_path()).filename().string();
  lab.number = number_in(lab.name);
  if (lab.number.empty())
    throw UserError(place + ": the lab's folder must be called like 03-locks; rename it.", 3);

  const Json json = parse_lab_json(file);
  const Facts facts(json, place, {"title", "topic", "minutes", "tasks"});
  lab.title = facts.text("title");
  facts.text("topic");
  lab.minutes = facts.whole_number("minutes", 1, 600);
  int entry = 0;
  for (const Json& task : facts.list("tasks")) {
    lab.tasks.push_back(load_task(task, folder, fmt::format("{}, task {}", place, ++entry)));
  }
  check_tasks(lab, facts);
  return lab;
}

std::vector<Lab> load_labs(const std::filesystem::path& root) {
  std::vector<std::filesystem::path> folders;
  std::error_code unreadable;
  for (const auto& entry : std::filesystem::directory_iterator(root / "labs", unreadable)) {
    const bool is_lab = !number_in(entry.path().filename().string()).empty() &&
                        (exists(entry.path() / "CMakeLists.txt") || exists(entry.path() / "lab.json"));
    if (is_lab && entry.is_directory()) folders.push_back(entry.path());
  }
  if (unreadable)
    throw UserError(
        fmt::format("{} cannot be read; run ./grade from the kit's folder.", (root / "labs").string()), 3);

  std::sort(folders.begin(), folders.end());
  std::vector<Lab> labs;
  for (const auto& folder : folders) {
    labs.push_back(load_lab(folder));
    if (labs.size() > 1 && labs[labs.size() - 2].number == labs.back().number) {
      throw UserError(fmt::format("labs/{} and labs/{} have the same number; rename or move one of them.",
                                  labs[labs.size() - 2].name, labs.back().name),
                      3);
    }
  }
  return labs;
}

}  // namespace grader
