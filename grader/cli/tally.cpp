#include "cli/tally.hpp"

#include <fmt/core.h>

#include <cstdio>

#include "process/run.hpp"

namespace grader {

void Tally::decided(const std::string& name, const std::string& why_not, std::chrono::milliseconds elapsed) {
  const std::lock_guard lock(mutex_);
  line_.clear();
  const bool passed = why_not.empty();
  ++(passed ? passed_ : failed_);
  if (passed && quiet_) return;
  fmt::print("{}{:<4}{}  {:<52} {:5.1f} s\n", passed ? style_.green() : style_.red(), passed ? "ok" : "FAIL",
             style_.plain(), name, static_cast<double>(elapsed.count()) / 1000);
  if (!passed) fmt::print("      {}\n", why_not);
  std::fflush(stdout);
}

void Tally::counted(const std::string& name, int passed, int failed, std::chrono::milliseconds elapsed,
                    const std::string& output) {
  const std::string why_not =
      failed == 0 ? "" : fmt::format("{} of {} cases failed\n{}", failed, passed + failed, output);
  decided(fmt::format("{}, {} cases", name, passed + failed), why_not, elapsed);
  const std::lock_guard lock(mutex_);
  passed_ += passed - (failed == 0 ? 1 : 0);
  failed_ += failed - (failed == 0 ? 0 : 1);
}

void Tally::skipped(const std::string& name, const std::string& why) {
  const std::lock_guard lock(mutex_);
  ++skipped_;
  if (quiet_) return;
  line_.clear();
  fmt::print("wait  {:<52} {}\n", name, why);
}

void Tally::passing(const std::string& text) {
  const std::lock_guard lock(mutex_);
  line_.show(text);
}

int Tally::finish() {
  const std::lock_guard lock(mutex_);
  line_.clear();
  fmt::print("\n{} passed, {} failed", passed_, failed_);
  if (skipped_ > 0) fmt::print(", {} skipped", skipped_);
  if (interrupted()) fmt::print(", interrupted before the rest");
  fmt::print("\n");
  std::fflush(stdout);
  return failed_ == 0 && passed_ > 0 ? 0 : 1;
}

}  // namespace grader
