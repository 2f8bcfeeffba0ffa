#include "course/handout.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "lab/error.hpp"
#include "process/run.hpp"
#include "process/temporary_folder.hpp"

namespace grader {
namespace {

namespace fs = std::filesystem;

constexpr const char* handed_out[] = {
    "README.md", "LICENSE",    "grade", "CMakeLists.txt", "CMakePresets.json", ".clang-format",
    ".vscode",   ".gitignore", "labs",  "grader",         "docs/learning"};
constexpr const char* kept_back[] = {"grader/tests", "grader/bench"};

void copy_kit(const fs::path& root, const fs::path& to) {
  for (const char* name : handed_out) {
    if (!fs::exists(root / name)) continue;
    fs::create_directories((to / name).parent_path());
    fs::copy(root / name, to / name, fs::copy_options::recursive);
  }
  for (const char* name : kept_back) fs::remove_all(to / name);
}

/// Skeletons in place of whatever labs/ holds, and their copies for `reset`.
void copy_skeletons(const std::vector<Lab>& labs, const fs::path& skeletons, const fs::path& to) {
  for (const Lab& lab : labs) {
    for (const Task& task : lab.tasks) {
      for (const std::string& file : task.files) {
        const fs::path skeleton = skeletons / lab.name / file;
        fs::copy_file(skeleton, to / "labs" / lab.name / file, fs::copy_options::overwrite_existing);
        fs::create_directories((to / ".interleave/skeletons" / lab.name / file).parent_path());
        fs::copy_file(skeleton, to / ".interleave/skeletons" / lab.name / file);
      }
    }
  }
}

}  // namespace

void pack_handout(const fs::path& root, const std::vector<Lab>& labs, const fs::path& skeletons,
                  const fs::path& archive) {
  const TemporaryFolder stage("interleave-handout");
  copy_kit(root, stage.path() / "interleave");
  copy_skeletons(labs, skeletons, stage.path() / "interleave");
  const fs::path partial = archive.string() + ".tmp";
  const Finished tar =
      run({.argv = {"tar", "--create", "--gzip", "--file", partial.string(), "--sort=name", "--owner=0",
                    "--group=0", "--numeric-owner", "--directory", stage.path().string(), "interleave"},
           .time_limit = std::chrono::minutes(2)});
  if (!succeeded(tar)) {
    std::error_code ignored;
    fs::remove(partial, ignored);
    throw UserError(fmt::format("cannot write {}: {}. Free some space, or name another file with --output",
                                archive.string(),
                                tar.output.substr(0, std::min<std::size_t>(tar.output.find('\n'), 300))),
                    3);
  }
  fs::rename(partial, archive);
}

}  // namespace grader
