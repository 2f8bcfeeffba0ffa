#include "lab/house_rules.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <set>

#include "lab/predictions.hpp"
#include "lab/text_file.hpp"

namespace grader {
namespace {

namespace fs = std::filesystem;

void check_pages(const Lab& lab, std::vector<std::string>& broken) {
  for (const char* page : {"README.md", "HINTS.md", "PREDICT.md"}) {
    if (!fs::exists(lab.folder / page)) broken.push_back(fmt::format("labs/{} has no {}", lab.name, page));
  }
  const std::size_t questions = predictions_for(lab).size();
  if (questions != 3)
    broken.push_back(fmt::format("labs/{}/PREDICT.md asks {} questions, not 3", lab.name, questions));
}

void check_tasks(const Lab& lab, std::vector<std::string>& broken) {
  const std::string readme = text_or_nothing(lab.folder / "README.md");
  for (const Task& task : lab.tasks) {
    const std::string id = task_id(lab, task);
    if (hints_for(lab, task).size() != 3) broken.push_back(fmt::format("task {} has not three hints", id));
    if (readme.find(id) == std::string::npos)
      broken.push_back(fmt::format("labs/{}/README.md does not name task {}", lab.name, id));
    const bool marked = std::any_of(task.files.begin(), task.files.end(), [&](const std::string& file) {
      return text_or_nothing(lab.folder / file).find("TODO(" + id + ")") != std::string::npos;
    });
    if (!marked) broken.push_back(fmt::format("no file of task {} says TODO({})", id, id));
  }
}

void check_answers(const Lab& lab, const fs::path& solution, std::vector<std::string>& broken) {
  for (const Task& task : lab.tasks) {
    for (const std::string& file : task.files) {
      if (!fs::exists(solution / file))
        broken.push_back(fmt::format("solutions/{}/{} is missing", lab.name, file));
    }
  }
  for (const char* folder : {"wrong", "unusual"}) {
    if (!fs::is_directory(solution / folder) || fs::is_empty(solution / folder)) {
      broken.push_back(
          fmt::format("solutions/{}/{} is empty: a lab without them is unfinished", lab.name, folder));
    }
  }
}

/// A learner's folder shows the files to edit and the doors. Whatever else lies there, the README must say
/// why.
void check_strays(const Lab& lab, std::vector<std::string>& broken) {
  const std::set<std::string> doors = {"README.md",      "HINTS.md", "PREDICT.md", "lab.json",
                                       "CMakeLists.txt", "tests",    "given"};
  const std::string told =
      text_or_nothing(lab.folder / "lab.json") + text_or_nothing(lab.folder / "README.md");
  for (const auto& entry : fs::directory_iterator(lab.folder)) {
    const std::string name = entry.path().filename().string();
    // A header counts as named with its source.
    const std::string stem = entry.path().stem().string() + ".";
    if (doors.count(name) == 0 && told.find(stem) == std::string::npos) {
      broken.push_back(
          fmt::format("labs/{}/{} is named neither in lab.json nor in README.md", lab.name, name));
    }
  }
}

}  // namespace

std::vector<std::string> house_rules_broken(const Lab& lab, const fs::path& solutions) {
  std::vector<std::string> broken;
  check_pages(lab, broken);
  check_tasks(lab, broken);
  check_answers(lab, solutions / lab.name, broken);
  check_strays(lab, broken);
  return broken;
}

}  // namespace grader
