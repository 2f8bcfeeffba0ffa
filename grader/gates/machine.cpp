#include "gates/machine.hpp"

#include <fmt/core.h>
#include <sched.h>
#include <sys/utsname.h>

#include <algorithm>
#include <fstream>

#include "process/run.hpp"

namespace grader {
namespace {

/// "Debian clang version 14.0.6" -> "clang 14.0.6"
std::string compiler_version(const std::string& compiler) {
  const Finished finished = run({.argv = {compiler, "--version"}, .time_limit = std::chrono::seconds(10)});
  const std::string first_line = finished.output.substr(0, finished.output.find('\n'));
  const std::size_t word = first_line.find("clang version ");
  if (word == std::string::npos) return first_line;
  const std::size_t begin = word + std::string("clang version ").size();
  return "clang " + first_line.substr(begin, first_line.find_first_of(" (", begin) - begin);
}

}  // namespace

int cores_by_affinity() {
  cpu_set_t allowed;
  CPU_ZERO(&allowed);
  if (sched_getaffinity(0, sizeof allowed, &allowed) != 0) return 1;
  return std::max(1, CPU_COUNT(&allowed));
}

double cpu_quota() {
  double quota_us = 0, period_us = 0;
  if (std::ifstream("/sys/fs/cgroup/cpu.max") >> quota_us >> period_us && period_us > 0) return quota_us / period_us;
  if (std::ifstream("/sys/fs/cgroup/cpu/cpu.cfs_quota_us") >> quota_us && quota_us > 0 &&
      std::ifstream("/sys/fs/cgroup/cpu/cpu.cfs_period_us") >> period_us && period_us > 0) {
    return quota_us / period_us;
  }
  return 0;
}

Machine look_at_machine(const std::string& compiler) {
  Machine machine;
  machine.compiler = compiler_version(compiler);
  utsname system{};
  if (uname(&system) == 0) machine.system = fmt::format("{} {} {}", system.sysname, system.release, system.machine);
  machine.cpu_quota = cpu_quota();
  machine.cores = cores_by_affinity();
  if (machine.cpu_quota > 0) machine.cores = std::min(machine.cores, std::max(1, static_cast<int>(machine.cpu_quota)));
  return machine;
}

}  // namespace grader
