// What this machine lets the program use, and what others use of it.
#pragma once

#include <chrono>
#include <filesystem>
#include <optional>

namespace harness {

/// CPUs' worth of time that a cgroup (v1 or v2, this one or a parent) grants; 0: no quota.
/// hardware_concurrency() does not see it. `root` is for tests.
double cpu_quota(const std::filesystem::path& root = "/");

/// CPUs this thread may run on.
unsigned affinity_cpus();

/// Measures how many CPUs other programs keep busy.
class ForeignLoad {
 public:
  ForeignLoad();
  /// Mean since construction; steps of 10 ms make it meaningless below 0.1 s. Nothing where /proc/stat does
  /// not tell or shows a container's own view.
  std::optional<double> cpus() const;
  std::chrono::nanoseconds elapsed() const;

 private:
  std::chrono::nanoseconds started_;
  std::optional<std::chrono::nanoseconds> busy_;
  std::chrono::nanoseconds own_;
};

}  // namespace harness
