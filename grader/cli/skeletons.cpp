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
        run({.argv = {"git", "-C", kit.root.string(), "show", fmt::format("HEAD:labs/{}/{}", lab.name, file)},
             .output_kept = 1024 * 1024});
    if (succeeded(finished)) return finished.output;
  }
  return text_or_nothing(lab.folder / file);
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
        std::filesystem::create_directories(copy.parent_path());
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
  const std::filesystem::path kept =
      kit.state_folder() / "kept" /
      fmt::format("{:%Y-%m-%dT%H-%M-%S}",
                  fmt::localtime(std::chrono::system_clock::to_time_t(std::chrono::system_clock::now()))) /
      lab.name;
  int replaced = 0;
  for (const std::string& file : files) {
    const std::filesystem::path mine = lab.folder / file;
    const std::string skeleton = text_or_nothing(copy_of(kit, lab, file));
    if (std::filesystem::exists(mine)) {
      if (text_or_nothing(mine) == skeleton) continue;
      std::filesystem::create_directories((kept / file).parent_path());
      write_atomically(kept / file, text_or_nothing(mine));
    }
    write_atomically(mine, skeleton);
    ++replaced;
  }
  if (replaced == 0) return "nothing to do: these files are the skeleton already";
  return fmt::format("{} file{} of {} put back; yours {} kept in {}", replaced, replaced == 1 ? "" : "s",
                     lab.name, replaced == 1 ? "is" : "are",
                     std::filesystem::relative(kept, kit.root).string());
}

}  // namespace grader
