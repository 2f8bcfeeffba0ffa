// What a grading found. Every report and every platform's format is made from this and nothing else.
#pragma once

#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "explore/report/interleaving.hpp"
#include "lab/outcome.hpp"

namespace grader {

struct Place {
  std::string file;  ///< relative to the kit, or as the learner knows it; empty: no place
  int line = 0;
  friend bool operator==(const Place&, const Place&) = default;
};

/// One thing that is wrong, in words a learner can act on.
struct Finding {
  std::string flaw;      ///< the concept: "data race", "check-then-act", "out-of-bounds read"
  std::string sentence;  ///< what happened, one sentence
  std::string test;      ///< "TicketOffice.NeverSellsASeatTwice"; empty when it is no case's
  std::vector<Place> places;
  std::vector<std::string> notes;  ///< further lines: stacks, "T1 waits for …", the compiler's excerpt
  std::string raw;                 ///< the tool's own report, for `explain`
  std::optional<explore::Interleaving> interleaving;  ///< never stuck: the order of steps that goes wrong
  std::string again;  ///< shows it once more: "./grade replay 03 Bank.OppositeTransfers 3C"; may be empty
  friend bool operator==(const Finding&, const Finding&) = default;
};

/// A number somebody measured: "threads_peak", "speedup", "schedules".
using Measurements = std::map<std::string, double>;

struct GateResult {
  Gate gate = Gate::builds;
  Outcome outcome = Outcome::not_run;
  std::string why;   ///< one line: "6 of 6", "data race on Bank::total_", "needs correct"
  std::string next;  ///< what to do now: "./grade hint 03.2"; empty after a pass
  std::vector<Finding> findings;
  int cases_passed = 0, cases = 0;
  double points = 0, max_points = 0;
  std::chrono::milliseconds elapsed{0};
  Measurements measurements;
  friend bool operator==(const GateResult&, const GateResult&) = default;
};

struct TaskResult {
  std::string id;     ///< "03.2"
  std::string title;  ///< "Bank::transfer"
  bool stretch = false;
  std::vector<GateResult> gates;
  double points = 0, max_points = 0;
  friend bool operator==(const TaskResult&, const TaskResult&) = default;
};

struct LabResult {
  std::string number, name, title;
  std::vector<TaskResult> tasks;
  double points = 0, max_points = 0;
  friend bool operator==(const LabResult&, const LabResult&) = default;
};

struct Machine {
  std::string compiler;  ///< "clang 14.0.6"
  std::string system;    ///< "Linux 6.1 x86_64"
  int cores = 0;         ///< usable ones: affinity and quota considered
  double cpu_quota = 0;  ///< CPUs' worth of quota, 0: none
  friend bool operator==(const Machine&, const Machine&) = default;
};

struct Result {
  std::string kit_version;
  std::string started;  ///< UTC, ISO 8601
  std::chrono::milliseconds elapsed{0};
  std::string isolation = "none";
  std::string submission;  ///< sha256 of the graded files
  unsigned long seed = 0;
  Machine machine;
  std::vector<LabResult> labs;
  double points = 0, max_points = 0;
  friend bool operator==(const Result&, const Result&) = default;
};

/// True when every gate of the task passed, provisionally or fully, or could not be judged.
bool done(const TaskResult& task);
/// True when every task of the lab that counts is done; where only stretch tasks were graded, those.
bool done(const LabResult& lab);
/// True when some gate is broken: ours or the machine's fault.
bool broken(const Result& result);

/// Shares a task's points among its gates and adds everything up. Pure; the only place where points are made.
///
/// Weights: correct 55, never stuck and race-free 30, tidy and fast enough 15, each group shared equally by
/// the gates of it that the task has, a missing group's share going to the others. `correct` earns by the
/// case, the others all or nothing; provisional, not judged and broken earn in full.
void score(LabResult& lab);
void score(Result& result);

}  // namespace grader
