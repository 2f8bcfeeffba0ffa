// What the learner has done so far: .interleave/state.json.
//
// Guarantees: a reader sees the old state or the new one, never half of it, whatever is killed when (written
//             beside and renamed). A damaged file is put aside as state.json.damaged, said, and started anew.
// Thread safety: none; several graders may run at once, each re-reads and merges under a file lock.
#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <string>

#include "lab/result.hpp"

namespace grader {

struct TaskProgress {
  bool done = false;  ///< once done, a later failure does not take it back
  bool tried = false;
  double best_points = 0;
  int hints_pulled = 0;
  double best_speedup = 0;
};

/// By lab and question, both from 0 on in the page's order: the index of the option chosen.
using PredictionsByLab = std::map<std::string, std::map<std::size_t, std::size_t>>;

class Progress {
 public:
  explicit Progress(std::filesystem::path folder) : folder_(std::move(folder)) {}

  /// Progress by task id, "03.2".
  std::map<std::string, TaskProgress> read() const;

  /// What was predicted in each lab, "03".
  PredictionsByLab predictions() const;

  /// Adds what a grading found.
  void record(const LabResult& lab) const;

  /// Counts one more hint, up to `available`, and returns its index from 0.
  int pull_hint(const std::string& task_id, int available) const;

  /// Questions and options count from 0, in the order of the lab's page.
  void predict(const std::string& lab, std::size_t question, std::size_t option) const;

 private:
  struct State {
    std::map<std::string, TaskProgress> tasks;
    PredictionsByLab predictions;
  };

  static State state_in(const std::string& text);
  State state() const;
  template <class Change>
  void update(Change change) const;

  std::filesystem::path folder_;
};

/// Makes a folder and those above it. Throws UserError (status 3) like write_atomically().
void make_folder(const std::filesystem::path& folder);

/// Writes a file so that it is there whole or not at all. Throws UserError (status 3) naming the file when
/// the disk is full or read-only.
void write_atomically(const std::filesystem::path& file, const std::string& content);

}  // namespace grader
