#include "gates/workspace.hpp"

#include <fcntl.h>
#include <fmt/core.h>
#include <sys/file.h>
#include <unistd.h>

#include <fstream>

#include "lab/error.hpp"
#include "lab/text_file.hpp"
#include "process/run.hpp"

namespace grader {
namespace {

/// The last lines of a tool's output, where its error stands.
std::string tail(const std::string& text, std::size_t bytes = 1500) {
  return text.size() <= bytes ? text : text.substr(text.size() - bytes);
}

}  // namespace

std::string_view name_of(Variant variant) {
  switch (variant) {
    case Variant::asan:
      return "asan";
    case Variant::tsan:
      return "tsan";
    case Variant::measure:
      return "measure";
    case Variant::explore:
      return "explore";
  }
  return "";
}

Workspace::Workspace(Options options) : options_(std::move(options)) {}

Workspace::~Workspace() {
  if (lock_descriptor_ >= 0) ::close(lock_descriptor_);
}

std::string Workspace::target(const Lab& lab, const Task& task, const Answer& answer, Variant variant) {
  return fmt::format("lab{}.{}{}.{}", lab.number, task.number, answer, name_of(variant));
}

std::filesystem::path Workspace::learner_file(const Lab& lab, const std::string& file) const {
  if (!options_.overlay.empty()) {
    const std::filesystem::path submitted = options_.overlay / lab.name / file;
    if (std::filesystem::exists(submitted)) return submitted;
  }
  return lab.folder / file;
}

void Workspace::configure() {
  lock();
  const std::string stamp = fmt::format("{}\n{}\n{}\n{}\n", options_.root.string(), options_.compiler,
                                        options_.all_answers ? "all" : "learner", options_.overlay.string());
  const bool configured = std::filesystem::exists(options_.tree / "build.ninja") &&
                          text_or_nothing(options_.tree / ".configured") == stamp;
  if (!configured) run_cmake(stamp);
}

void Workspace::lock() {
  if (lock_descriptor_ >= 0) return;
  std::error_code error;
  std::filesystem::create_directories(options_.tree, error);
  const std::string lock = options_.tree / ".lock";
  lock_descriptor_ = ::open(lock.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
  if (lock_descriptor_ < 0) {
    throw UserError(fmt::format("cannot write to {}: free some space, or make the folder writable",
                                options_.tree.string()),
                    3);
  }
  if (::flock(lock_descriptor_, LOCK_EX | LOCK_NB) == 0) return;
  fmt::print(stderr, "grade: another grading uses {}; waiting for it\n", options_.tree.string());
  while (::flock(lock_descriptor_, LOCK_EX) != 0) {
    if (interrupted()) throw UserError("interrupted while waiting for another grading", 130);
  }
}

void Workspace::run_cmake(const std::string& stamp) {
  std::filesystem::remove(options_.tree / ".configured");
  std::filesystem::remove(options_.tree / "CMakeCache.txt");
  const Finished finished =
      run({.argv = {"cmake", "-S", options_.root.string(), "-B", options_.tree.string(), "-G", "Ninja",
                    "-DCMAKE_CXX_COMPILER=" + options_.compiler,
                    "-DINTERLEAVE_VARIANTS=asan;tsan;measure;explore",
                    fmt::format("-DINTERLEAVE_ANSWERS={}", options_.all_answers ? "all" : "learner"),
                    "-DINTERLEAVE_OVERLAY=" + options_.overlay.string()},
           .time_limit = std::chrono::minutes(5)});
  if (finished.ending == Ending::interrupted) throw UserError("interrupted", 130);
  if (!succeeded(finished)) {
    throw UserError(fmt::format("cmake cannot set up {}; run `./grade doctor`. It said:\n{}",
                                options_.tree.string(), tail(finished.output)),
                    3);
  }
  std::ofstream(options_.tree / ".configured", std::ios::binary) << stamp;
}

}  // namespace grader
