#include "gates/machine.hpp"

#include <fmt/core.h>
#include <sys/utsname.h>

#include <algorithm>

#include "harness/machine.hpp"
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

Machine look_at_machine(const std::string& compiler) {
  Machine machine;
  machine.compiler = compiler_version(compiler);
  utsname system{};
  if (uname(&system) == 0)
    machine.system = fmt::format("{} {} {}", system.sysname, system.release, system.machine);
  machine.cpu_quota = harness::cpu_quota();
  machine.cores = static_cast<int>(harness::affinity_cpus());
  if (machine.cpu_quota > 0)
    machine.cores = std::min(machine.cores, std::max(1, static_cast<int>(machine.cpu_quota)));
  return machine;
}

}  // namespace grader
