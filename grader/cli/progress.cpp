#include "cli/progress.hpp"

#include <fcntl.h>
#include <fmt/core.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstring>

#include "lab/error.hpp"
#include "lab/json.hpp"
#include "lab/text_file.hpp"

namespace grader {
namespace {

constexpr int state_version = 1;

[[noreturn]] void cannot_write(const std::filesystem::path& file) {
  throw UserError(
      fmt::format("cannot write {}: {}. Nothing was lost; free some space or make the folder writable",
                  file.string(), std::strerror(errno)),
      3);
}

/// Holds the state folder's lock while it lives, so that two graders do not lose each other's progress.
class FolderLock {
 public:
  explicit FolderLock(const std::filesystem::path& folder) {
    make_folder(folder);
    descriptor_ = ::open((folder / ".lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (descriptor_ < 0) cannot_write(folder / "state.json");
    while (::flock(descriptor_, LOCK_EX) != 0 && errno == EINTR) {
    }
  }
  ~FolderLock() { ::close(descriptor_); }
  FolderLock(const FolderLock&) = delete;
  FolderLock& operator=(const FolderLock&) = delete;

 private:
  int descriptor_ = -1;
};

double number_at(const Json& json, std::string_view key) {
  const Json* member = json.find(key);
  if (member == nullptr) return 0;
  if (const auto* whole = member->as<std::int64_t>()) return static_cast<double>(*whole);
  const auto* real = member->as<double>();
  return real == nullptr ? 0 : *real;
}

bool truth_at(const Json& json, std::string_view key) {
  const Json* member = json.find(key);
  const bool* truth = member == nullptr ? nullptr : member->as<bool>();
  return truth != nullptr && *truth;
}

TaskProgress from_json(const Json& json) {
  return {.done = truth_at(json, "done"),
          .tried = truth_at(json, "tried"),
          .best_points = number_at(json, "best_points"),
          .hints_pulled = static_cast<int>(number_at(json, "hints_pulled")),
          .best_speedup = number_at(json, "best_speedup")};
}

Json to_json(const TaskProgress& progress) {
  return json_object({{"done", progress.done},
                      {"tried", progress.tried},
                      {"best_points", progress.best_points},
                      {"hints_pulled", progress.hints_pulled},
                      {"best_speedup", progress.best_speedup}});
}

std::map<std::string, TaskProgress> tasks_in(const Json& state) {
  const Json* tasks = state.find("tasks");
  const Json::Object* members = tasks == nullptr ? nullptr : tasks->as<Json::Object>();
  if (members == nullptr) throw JsonError("no tasks", 0);
  std::map<std::string, TaskProgress> result;
  for (const JsonMember& member : *members) result[member.key] = from_json(member.value);
  return result;
}

/// {"03": {"0": 2}}: question 0 of lab 03 was answered with option 2.
PredictionsByLab predictions_in(const Json& state) {
  PredictionsByLab result;
  const Json* labs = state.find("predictions");
  const Json::Object* members = labs == nullptr ? nullptr : labs->as<Json::Object>();
  if (members == nullptr) return result;  // A state of before there were any.
  for (const JsonMember& lab : *members) {
    const Json::Object* answers = lab.value.as<Json::Object>();
    if (answers == nullptr) throw JsonError("no answers", 0);
    for (const JsonMember& answer : *answers) {
      std::size_t question = 0;
      const char* const end = answer.key.data() + answer.key.size();
      const auto* const option = answer.value.as<std::int64_t>();
      if (std::from_chars(answer.key.data(), end, question).ptr != end || option == nullptr || *option < 0)
        throw JsonError("no answer", 0);
      result[lab.key][question] = static_cast<std::size_t>(*option);
    }
  }
  return result;
}

Json to_json(const std::map<std::string, TaskProgress>& tasks) {
  Json::Object members;
  for (const auto& [id, progress] : tasks) members.push_back({id, to_json(progress)});
  return Json(std::move(members));
}

Json to_json(const PredictionsByLab& predictions) {
  Json::Object labs;
  for (const auto& [lab, answers] : predictions) {
    Json::Object members;
    for (const auto& [question, option] : answers)
      members.push_back({std::to_string(question), static_cast<std::int64_t>(option)});
    labs.push_back({lab, Json(std::move(members))});
  }
  return Json(std::move(labs));
}

/// What a killed command left half written. Requires: the lock.
void sweep(const std::filesystem::path& folder) {
  std::error_code ignored;
  for (const auto& entry : std::filesystem::directory_iterator(folder, ignored)) {
    if (entry.path().extension() == ".tmp") std::filesystem::remove(entry.path(), ignored);
  }
}

}  // namespace

void make_folder(const std::filesystem::path& folder) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (!error) return;
  errno = error.value();
  cannot_write(folder);
}

void write_atomically(const std::filesystem::path& file, const std::string& content) {
  const std::string temporary = fmt::format("{}.{}.tmp", file.string(), ::getpid());
  const int descriptor = ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (descriptor < 0) cannot_write(file);
  std::size_t written = 0;
  while (written < content.size()) {
    const ssize_t count = ::write(descriptor, content.data() + written, content.size() - written);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) break;
    written += static_cast<std::size_t>(count);
  }
  const bool whole = written == content.size() && ::fsync(descriptor) == 0;
  ::close(descriptor);
  if (!whole || ::rename(temporary.c_str(), file.c_str()) != 0) {
    const int error = errno;
    ::unlink(temporary.c_str());
    errno = error;
    cannot_write(file);
  }
}

Progress::State Progress::state_in(const std::string& text) {
  const Json state = parse_json(text);
  return {.tasks = tasks_in(state), .predictions = predictions_in(state)};
}

Progress::State Progress::state() const {
  const std::filesystem::path file = folder_ / "state.json";
  const std::optional<std::string> text = read_text_file(file);
  if (!text) return {};
  try {
    return state_in(*text);
  } catch (const JsonError&) {
    const std::filesystem::path aside = file.string() + ".damaged";
    std::error_code ignored;
    std::filesystem::rename(file, aside, ignored);
    fmt::print(stderr, "grade: {} was damaged; it is kept as {}, and progress starts anew\n", file.string(),
               aside.filename().string());
    return {};
  }
}

std::map<std::string, TaskProgress> Progress::read() const { return state().tasks; }

PredictionsByLab Progress::predictions() const { return state().predictions; }

template <class Change>
void Progress::update(Change change) const {
  const FolderLock lock(folder_);
  sweep(folder_);
  State changed = state();
  change(changed);
  write_atomically(folder_ / "state.json",
                   to_text(json_object({{"version", state_version},
                                        {"tasks", to_json(changed.tasks)},
                                        {"predictions", to_json(changed.predictions)}})));
}

void Progress::record(const LabResult& lab) const {
  update([&](State& state) {
    for (const TaskResult& task : lab.tasks) {
      TaskProgress& progress = state.tasks[task.id];
      progress.tried = true;
      progress.done = progress.done || done(task);
      progress.best_points = std::max(progress.best_points, task.points);
      for (const GateResult& gate : task.gates) {
        const auto speedup = gate.measurements.find("speedup");
        if (gate.outcome == Outcome::pass && speedup != gate.measurements.end()) {
          progress.best_speedup = std::max(progress.best_speedup, speedup->second);
        }
      }
    }
  });
}

int Progress::pull_hint(const std::string& task_id, int available) const {
  int index = 0;
  update([&](State& state) {
    TaskProgress& progress = state.tasks[task_id];
    index = std::min(progress.hints_pulled, available - 1);
    progress.hints_pulled = index + 1;
  });
  return index;
}

void Progress::predict(const std::string& lab, std::size_t question, std::size_t option) const {
  update([&](State& state) { state.predictions[lab][question] = option; });
}

}  // namespace grader
