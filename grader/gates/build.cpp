#include "gates/build.hpp"

#include <algorithm>
#include <cstdio>
#include <string_view>

#include "process/run.hpp"

namespace grader {

Build::Build(const Workspace& workspace, std::vector<std::string> programs, Progress progress)
    : progress_(std::move(progress)),
      ninja_([this, &workspace, wanted = std::move(programs)] { run_ninja(workspace, wanted); }) {}

Build::~Build() { ninja_.join(); }

Build::Program Build::wait_for(const std::string& program) {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return over_ || decided_.count(program) != 0; });
  const auto decided = decided_.find(program);
  if (decided == decided_.end()) return {.built = false, .failure = "it was not built", .our_fault = true};
  return decided->second;
}

void Build::wait() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return over_; });
}

std::string Build::warnings_of(const std::string&) { return {}; }

void Build::finish(const std::string& program, Program result) {
  const std::lock_guard lock(mutex_);
  decided_.emplace(program, std::move(result));
  changed_.notify_all();
}

void Build::run_ninja(const Workspace& workspace, const std::vector<std::string>& programs) {
  std::vector<std::string> argv = {"ninja", "-C", workspace.options().tree.string(), "-k", "0"};
  for (const std::string& p : programs) argv.push_back("bin/" + p);
  std::string pending;
  const auto on_line = [&](std::string_view line) {
    int done = 0, total = 0;
    if (std::sscanf(std::string(line).c_str(), "[%d/%d]", &done, &total) == 2 && progress_) progress_(done, total);
    const std::string_view linking = "Linking CXX executable bin/";
    if (const auto at = line.find(linking); at != std::string_view::npos) {
      finish(std::string(line.substr(at + linking.size())), {.built = true});
    }
  };
  Finished f{};
  if (!programs.empty())
    f = run({.argv = argv, .time_limit = std::chrono::minutes(30), .output_limit = 256u << 20,
                 .on_output = [&](std::string_view piece) {
                   pending += piece;
                   for (std::size_t end; (end = pending.find('\n')) != std::string::npos;) {
                     on_line(std::string_view(pending).substr(0, end));
                     pending.erase(0, end + 1);
                   }
                 }});
  const std::lock_guard lock(mutex_);
  for (const std::string& p : programs) {
    if (decided_.count(p)) continue;
    const bool there = f.output.find(p + ".dir") == std::string::npos && std::filesystem::exists(workspace.program(p));
    decided_[p] = {.built = there, .failure = there ? "" : f.output};
  }
  over_ = true;
  changed_.notify_all();
}

}  // namespace grader
