// Counts what `check` found and prints a line for each.
#pragma once

#include <chrono>
#include <mutex>
#include <string>

#include "cli/terminal.hpp"

namespace grader {

/// Thread safety: all but finish() may be called from several threads.
class Tally {
 public:
  Tally(const std::string& color, bool quiet) : style_(color), quiet_(quiet) {}

  class Timer {
   public:
    std::chrono::milliseconds elapsed() const {
      return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - begin_);
    }

   private:
    std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
  };

  /// An empty `why_not` is a success.
  void decided(const std::string& name, const std::string& why_not, std::chrono::milliseconds elapsed);
  /// Adds test cases that a test program counted itself; `output` is shown when some failed.
  void counted(const std::string& name, int passed, int failed, std::chrono::milliseconds elapsed,
               const std::string& output);
  void skipped(const std::string& name, const std::string& why);
  /// A remark that the next line overwrites; on a terminal only.
  void passing(const std::string& text);

  /// Prints "N passed, N failed" and returns the exit status.
  int finish();

 private:
  std::mutex mutex_;
  Style style_;
  PassingLine line_;
  bool quiet_;
  int passed_ = 0, failed_ = 0, skipped_ = 0;  // Guarded by mutex_, as is printing.
};

}  // namespace grader
