// Builds lab programs in the background; each can be waited for on its own, so that a gate starts as soon as
// its binary is there. A program that does not compile costs itself only.
//
// Requires:      the workspace outlives the build and is configured.
// Thread safety: wait_for() and wait() may be called from several threads.
#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "gates/compiler_output.hpp"
#include "gates/workspace.hpp"

namespace grader {

class Build {
 public:
  /// Called from the build's thread with steps done and steps in all.
  using Progress = std::function<void(int done, int total)>;

  /// `code` says which files are the learner's, for the words about an error.
  Build(const Workspace& workspace, std::vector<std::string> programs, LearnerCode code,
        Progress progress = {});
  ~Build();
  Build(const Build&) = delete;
  Build& operator=(const Build&) = delete;

  struct Outcome {
    bool linked = false;
    ProgramBuild details;  ///< errors and warnings so far; complete when not linked
    std::string trouble;   ///< neither linked nor an error of its own: what kept ninja from it
  };

  /// Blocks until the program is linked, or cannot be.
  Outcome wait_for(const std::string& program);

  /// Blocks until nothing is being compiled any more.
  void wait();

 private:
  void run_ninja(const Workspace& workspace, const std::vector<std::string>& programs);
  void settle_when_quiet();
  void hear(const BuildEvent& event);

  std::mutex mutex_;
  std::condition_variable changed_;
  CompilerOutput output_;                                 // Guarded by mutex_.
  std::chrono::steady_clock::time_point last_output_at_;  // Guarded by mutex_.
  std::set<std::string> linked_;                          // Guarded by mutex_.
  std::string trouble_;                                   // Guarded by mutex_.
  bool over_ = false;                                     // Guarded by mutex_.
  Progress progress_;
  std::thread settler_, ninja_;
};

}  // namespace grader
