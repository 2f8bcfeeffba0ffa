// Builds lab programs in the background; each can be waited for on its own, so that a gate starts as soon as its
// binary is there. A program that does not compile costs itself only.
//
// Thread safety: wait_for() and wait() may be called from several threads.
#pragma once

#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "gates/workspace.hpp"

namespace grader {

class Build {
 public:
  struct Program {
    bool built = false;
    std::string failure;  ///< the part of the output that belongs to it, when it was not built
    bool our_fault = false;  ///< cmake, ninja or the disk failed, not the program's own code
  };

  /// Called from the build's thread with edges done and edges in all.
  using Progress = std::function<void(int done, int total)>;

  Build(const Workspace& workspace, std::vector<std::string> programs, Progress progress = {});
  ~Build();
  Build(const Build&) = delete;
  Build& operator=(const Build&) = delete;

  /// Blocks until the program is linked, or cannot be.
  Program wait_for(const std::string& program);

  /// Blocks until nothing is being compiled any more.
  void wait();

  /// Warnings in the learner's files, by program; complete after wait().
  std::string warnings_of(const std::string& program);

 private:
  void run_ninja(const Workspace& workspace, const std::vector<std::string>& programs);
  void finish(const std::string& program, Program result);

  std::mutex mutex_;
  std::condition_variable changed_;
  std::map<std::string, Program> decided_;  // Guarded by mutex_.
  bool over_ = false;                       // Guarded by mutex_.
  Progress progress_;
  std::thread ninja_;
};

}  // namespace grader
