#include "cli/live.hpp"

#include <fmt/core.h>

#include <cstdio>

namespace grader {

Live::Live(const Arguments& arguments, const Machine& machine, const std::filesystem::path& root)
    : machine_(machine),
      quiet_(arguments.quiet),
      silent_(!arguments.format.empty()),
      partial_(arguments.only.has_value()) {
  style_.color = Style(arguments.color).colored();
  style_.source_line = source_lines_below({root});
}

GradingObserver Live::observer_for(const Lab& lab) {
  GradingObserver observer;
  observer.task_started = [this, &lab](const Task& task) { begin(lab, task); };
  observer.gate_decided = [this](const Task&, const GateResult& gate) { decided(gate); };
  observer.task_finished = [this](const TaskResult&) {
    const std::lock_guard lock(mutex_);
    line_.clear();
    if (!silent_ && !quiet_) fmt::print("\n");
  };
  observer.progress = [this](const std::string& text) { show(text); };
  return observer;
}

void Live::show(const std::string& text) {
  const std::lock_guard lock(mutex_);
  line_.show(text);
}

void Live::summary(const LabResult& lab) {
  const std::lock_guard lock(mutex_);
  line_.clear();
  if (!silent_ && !partial_) fmt::print("{}", lab_summary(lab, style_));  // A part has no sum.
  std::fflush(stdout);
}

void Live::begin(const Lab& lab, const Task& task) {
  const std::lock_guard lock(mutex_);
  LabResult names;
  names.name = lab.name;
  TaskResult started;
  started.id = task_id(lab, task);
  started.title = task.title;
  started.stretch = task.stretch;
  header_ = task_header(names, started, machine_, style_);
  if (!quiet_) print_header();
}

void Live::decided(const GateResult& gate) {
  const std::lock_guard lock(mutex_);
  line_.clear();
  if (silent_ || (quiet_ && gate.outcome != Outcome::fail && gate.outcome != Outcome::broken)) return;
  print_header();
  fmt::print("{}", gate_report(gate, style_));
  std::fflush(stdout);
}

void Live::print_header() {
  line_.clear();
  if (!silent_) fmt::print("{}", header_);
  header_.clear();
  std::fflush(stdout);
}

}  // namespace grader
