// Why a case did not end: who waits for whom, and where.
//
// Example:
//   const Finished finished = run(command);   // with evidence and stacks_on_timeout
//   if (finished.ending == Ending::timed_out) return explain_hang(command, finished, {"bank.cpp"}, kit);
#pragma once

#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

#include "gates/symbols.hpp"
#include "lab/result.hpp"
#include "process/run.hpp"

namespace grader {

/// All that is known about a case whose time was up.
struct Hang {
  std::string test;  ///< "Bank.OppositeTransfers"
  std::chrono::milliseconds time_limit{10'000};
  std::vector<ThreadStack> stacks;
  Symbols symbols;                         ///< empty without a symbolizer: no places then
  std::vector<std::string> learner_files;  ///< "bank.cpp": their lines come first
  std::filesystem::path root;              ///< the kit: its own files are named from here
};

/// The finding: flaw "deadlock" when threads wait for each other in a ring, by locks or joins, else "hang". A
/// note for each thread; threads are called main, T1, T2, … in the order in which they were made. Pure.
Finding explain(const Hang& hang);

/// Collects what explain() needs from the run that timed out.
Finding explain_hang(const Command& command, const Finished& finished, std::vector<std::string> learner_files,
                     const std::filesystem::path& root);

}  // namespace grader
