#include "course/submission.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <fstream>

#include "lab/error.hpp"
#include "lab/text_file.hpp"

namespace grader {
namespace {

constexpr std::uintmax_t file_limit_bytes = 1024 * 1024;
constexpr int entries_limit = 10'000;

/// A name from outside, safe to print: control characters and invalid bytes become '?'.
std::string printable(const std::string& name) {
  std::string result;
  for (const char c : name.substr(0, 80)) result += c >= ' ' && c <= '~' ? c : '?';
  return result;
}

void require_folder(const std::filesystem::path& folder) {
  if (std::filesystem::is_directory(folder)) return;
  throw UserError(fmt::format("--submission wants a folder; {} is none", printable(folder.string())));
}

std::filesystem::path folder_for(const std::filesystem::path& submission, const Lab& lab) {
  for (const auto& candidate : {submission / lab.name, submission / "labs" / lab.name}) {
    if (std::filesystem::is_directory(std::filesystem::symlink_status(candidate))) return candidate;
  }
  return submission;
}

bool is_listed(const Lab& lab, const std::string& name) {
  return std::any_of(lab.tasks.begin(), lab.tasks.end(), [&](const Task& task) {
    return std::find(task.files.begin(), task.files.end(), name) != task.files.end();
  });
}

[[noreturn]] void refuse(const std::filesystem::path& file, const std::string& why) {
  throw UserError(
      fmt::format("the submission is refused: {} {}. Submit the lab's own files as plain text files",
                  printable(file.filename().string()), why));
}

std::string read_listed_file(const std::filesystem::path& file) {
  const std::filesystem::file_status status = std::filesystem::symlink_status(file);
  if (std::filesystem::is_symlink(status)) refuse(file, "is a link");
  if (std::filesystem::is_directory(status)) refuse(file, "is a folder");
  if (!std::filesystem::is_regular_file(status)) refuse(file, "is not a plain file");
  if (std::filesystem::hard_link_count(file) > 1) refuse(file, "is a hard link");
  if (std::filesystem::file_size(file) > file_limit_bytes) refuse(file, "is larger than one megabyte");
  std::string content = text_or_nothing(file);
  if (content.find('\0') != std::string::npos) refuse(file, "is not text");
  return content;
}

void read_lab(const std::filesystem::path& folder, const Lab& lab, Submission& submission) {
  for (const Task& task : lab.tasks) {
    for (const std::string& name : task.files) {
      const std::string key = lab.name + "/" + name;
      if (std::filesystem::exists(std::filesystem::symlink_status(folder / name))) {
        submission.files[key] = read_listed_file(folder / name);
      } else {
        submission.missing.push_back(key);
      }
    }
  }
}

void name_left_out(const std::filesystem::path& folder, const Lab& lab, Submission& submission) {
  int seen = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (++seen > entries_limit)
      throw UserError("the submission is refused: its folder holds more than 10 000 entries");
    const std::string name = entry.path().filename().string();
    if (is_listed(lab, name)) continue;
    const bool link = entry.is_symlink();
    submission.left_out.push_back(fmt::format("{}: {}", printable(name),
                                              link ? "a link, not followed" : "not one of this lab's files"));
  }
  std::sort(submission.left_out.begin(), submission.left_out.end());
}

void write_if_changed(const std::filesystem::path& file, const std::string& content) {
  if (std::filesystem::exists(file) && text_or_nothing(file) == content) return;
  std::filesystem::create_directories(file.parent_path());
  std::ofstream out(file, std::ios::binary);
  out << content;
  if (!out.flush()) throw UserError(fmt::format("cannot write {}: free some space", file.string()), 3);
}

}  // namespace

std::vector<const Lab*> labs_in(const std::filesystem::path& folder, const std::vector<Lab>& labs) {
  require_folder(folder);
  std::vector<const Lab*> result;
  for (const Lab& lab : labs) {
    if (folder_for(folder, lab) != folder) result.push_back(&lab);
  }
  return result;
}

Submission read_submission(const std::filesystem::path& folder, const std::vector<const Lab*>& labs) {
  require_folder(folder);
  Submission submission;
  for (const Lab* lab : labs) {
    const std::filesystem::path own = folder_for(folder, *lab);
    read_lab(own, *lab, submission);
    name_left_out(own, *lab, submission);
  }
  if (submission.files.empty()) {
    throw UserError(
        fmt::format("{} holds none of the lab's files; a submission has them by name, for example {}",
                    printable(folder.string()), labs.front()->tasks.front().files.front()));
  }
  return submission;
}

void lay_over(const Submission& submission, const std::vector<const Lab*>& labs,
              const std::filesystem::path& skeletons, const std::filesystem::path& overlay) {
  for (const auto& [key, content] : submission.files) write_if_changed(overlay / key, content);
  for (const std::string& key : submission.missing)
    write_if_changed(overlay / key, text_or_nothing(skeletons / key));
  for (const Lab* lab : labs) {
    for (const auto& entry : std::filesystem::directory_iterator(overlay / lab->name)) {
      if (!is_listed(*lab, entry.path().filename().string())) std::filesystem::remove_all(entry.path());
    }
  }
}

}  // namespace grader
