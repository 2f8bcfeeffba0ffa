// Prints what a grading decides as it is decided.
//
// Thread safety: show() and what observer_for() returns may be called from several threads: a build and the
//                cases of a gate report at the same time.
#pragma once

#include <filesystem>
#include <mutex>
#include <string>

#include "cli/arguments.hpp"
#include "cli/terminal.hpp"
#include "gates/grading.hpp"
#include "report/console.hpp"

namespace grader {

class Live {
 public:
  /// `machine` is read when the first task begins.
  Live(const Arguments& arguments, const Machine& machine, const std::filesystem::path& root);

  /// Requires: the lab outlives the observer.
  GradingObserver observer_for(const Lab& lab);
  /// A remark that the next output overwrites; on a terminal only.
  void show(const std::string& text);
  void summary(const LabResult& lab);

 private:
  void begin(const Lab& lab, const Task& task);
  void decided(const GateResult& gate);
  void print_header();

  const Machine& machine_;
  const bool quiet_, silent_, partial_;
  ConsoleStyle style_;
  std::mutex mutex_;
  PassingLine line_;    // Guarded by mutex_, as is printing.
  std::string header_;  // Guarded by mutex_; empty once it is printed.
};

}  // namespace grader
