// A small kit of its own on disk, and the real `grade` command to run in it.
//
// It holds the real CMake files, harness and support code, lab 42 (two tasks, with solutions), lab 43
// (attacks on the verdict), and in the explorer's place one that says what a test wants to hear. Its build
// trees stay warm from test to test, so that a grading costs about a second.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "lab/result.hpp"
#include "process/temporary_folder.hpp"

namespace grader {

/// What a command did.
struct Said {
  int status = -1;  ///< exit status; 128 and more: ended by a signal
  std::string out, err;
  int left_behind = 0;  ///< processes that outlived it
  std::chrono::milliseconds elapsed{0};
};

using Environment = std::map<std::string, std::string>;
using Words = std::vector<std::string>;

/// Where a kit lies: in a folder that goes with it; or in one that stays, so that a test program finds what
/// another has compiled there. They take turns at it.
class KitFolder {
 public:
  /// `stays`: its path; null: make one.
  explicit KitFolder(const char* stays);
  ~KitFolder();
  KitFolder(const KitFolder&) = delete;
  KitFolder& operator=(const KitFolder&) = delete;
  const std::filesystem::path& path() const { return path_; }

 private:
  std::optional<TemporaryFolder> own_;
  std::filesystem::path path_;
  int lock_ = -1;  ///< Held as long as this lives.
};

class SmallKit {
 public:
  /// The kit that the tests of one program share. Where INTERLEAVE_SMALL_KIT names a folder, it stays there.
  static SmallKit& shared();

  /// `name` is the name of its folder; `stays` is where that one lies, if it is to stay.
  explicit SmallKit(const std::string& name, const char* stays = nullptr);

  const std::filesystem::path& root() const { return root_; }
  std::filesystem::path lab() const { return root_ / "labs/42-tally"; }
  /// Where a command's temporary files go.
  std::filesystem::path temporary() const { return folder_.path() / "tmp"; }
  /// A folder for what a test makes up beside the kit; empty at first.
  std::filesystem::path scratch() const;

  /// Skeletons, no progress: as it was handed out.
  void start_anew() const;
  /// The same with the reference in place of the skeletons. A file that is right already is not touched: what
  /// was compiled for another test is not compiled again.
  void start_solved() const;
  /// Puts an answer's files into the lab: "" for the reference, "wrong/no-lock", "unusual/atomic".
  void give(const std::string& answer) const;
  void write(const std::filesystem::path& file, const std::string& text) const;

  Said grade(const Words& words, const Environment& environment = {}) const;
  /// The same with something typed; `typed` is a printf format.
  Said grade_saying(const std::string& typed, const Words& words) const;
  /// Runs any program with the command's environment.
  Said run(const Words& argv, const Environment& environment = {}) const;
  Environment environment() const;

 private:
  KitFolder folder_;
  std::filesystem::path root_;
};

/// Everything a grading says, from its --json document.
struct Graded {
  Said said;
  Result result;

  /// Throws std::out_of_range when there is none.
  const GateResult& gate(const std::string& task_id, Gate gate) const;
  Outcome outcome(const std::string& task_id, Gate of) const { return gate(task_id, of).outcome; }
};
Graded graded(const SmallKit& kit, Words words, const Environment& environment = {});

/// A command that runs beside the test, to be killed.
class Started {
 public:
  Started(const SmallKit& kit, const Words& words, const Environment& environment = {});
  ~Started();
  Started(const Started&) = delete;
  Started& operator=(const Started&) = delete;

  void kill(int signal) const;
  /// Its exit status, 128 + signal when a signal ended it; -1 when the limit passed first.
  int wait(std::chrono::milliseconds limit);

 private:
  pid_t process_ = -1;
};

std::string text_of(const std::filesystem::path& file);
bool has(const std::string& text, const std::string& part);

/// One sentence for somebody at a keyboard: one line that starts with "grade: ".
bool is_one_sentence(const std::string& err);

}  // namespace grader
