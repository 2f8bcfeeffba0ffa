#include "cli/skeletons.hpp"

#include <fmt/chrono.h>
#include <fmt/core.h>

#include <chrono>

#include "cli/progress.hpp"
#include "lab/error.hpp"
#include "lab/text_file.hpp"
#include "process/run.hpp"

namespace grader {
namespace {

std::filesystem::path copy_of(const Kit& kit, const Lab& lab, const std::string& file) {
  return kit.state_folder() / "skeletons" / lab.name / file;
}

/// The file as git has it committed, or as it stands where there is no git.
std::string handed_out(const Kit& kit, const Lab& lab, const std::string& file) {
  if (std::filesystem::exists(kit.root / ".git")) {
    const Finished finished =
        run({.argv = {"sh", "-c", R"(git -C "$1" show "$2" 2> /dev/null)", "sh", kit.root.string(),
                      fmt::format("HEAD:labs/{}/{}", lab.name, file)},
             .output_kept = 1024 * 1024});
    if (succeeded(finished)) return finished.output;
  }
  return text_or_nothing(lab.folder / file);
}

/// Makes a folder that no other reset keeps its files in.
std::filesystem::path make_dated_folder(const Kit& kit) {
  const auto now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  const std::filesystem::path kept = kit.state_folder() / "kept";
  make_folder(kept);
  for (int reset_of_this_second = 1;; ++reset_of_this_second) {
    std::string name = fmt::format("{:%Y-%m-%dT%H-%M-%S}", fmt::localtime(now));
    if (reset_of_this_second > 1) name += fmt::format("-{}", reset_of_this_second);
    if (std::filesystem::create_directory(kept / name)) return kept / name;
  }
}

}  // namespace

void keep_skeletons(const Kit& kit) {
  for (const Lab& lab : kit.labs) {
    for (const Task& task : lab.tasks) {
      for (const std::string& file : task.files) {
        const std::filesystem::path copy = copy_of(kit, lab, file);
        if (std::filesystem::exists(copy)) continue;
        const std::string content = handed_out(kit, lab, file);
        if (content.empty()) continue;
        make_folder(copy.parent_path());
        write_atomically(copy, content);
      }
    }
  }
}

std::string restore_skeleton(const Kit& kit, const Lab& lab, const std::vector<const Task*>& tasks) {
  std::vector<std::string> files;
  for (const Task* task : tasks) files.insert(files.end(), task->files.begin(), task->files.end());
  for (const std::string& file : files) {
    if (!std::filesystem::exists(copy_of(kit, lab, file))) {
      throw UserError(
          fmt::format(
              "there is no copy of the skeleton of labs/{}/{}. In a git clone run: git checkout HEAD -- "
              "labs/{}/{}",
              lab.name, file, lab.name, file),
          3);
    }
  }
  std::filesystem::path kept;
  int replaced = 0;
  for (const std::string& file : files) {
    const std::filesystem::path mine = lab.folder / file;
    const std::string skeleton = text_or_nothing(copy_of(kit, lab, file));
    if (std::filesystem::exists(mine)) {
      if (text_or_nothing(mine) == skeleton) continue;
      if (kept.empty()) kept = make_dated_folder(kit) / lab.name;
      make_folder((kept / file).parent_path());
      write_atomically(kept / file, text_or_nothing(mine));
    }
    write_atomically(mine, skeleton);
    ++replaced;
  }
  if (replaced == 0) return "nothing to do: these files are the skeleton already";
  std::string said = fmt::format("{} file{} of {} put back", replaced, replaced == 1 ? "" : "s", lab.name);
  if (!kept.empty()) said += fmt::format("; yours: {}", std::filesystem::relative(kept, kit.root).string());
  return said;
}

}  // namespace grader
