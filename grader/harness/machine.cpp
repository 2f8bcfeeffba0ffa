#include "harness/machine.hpp"

#include <sched.h>
#include <time.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <sstream>
#include <string>

namespace harness {
namespace {

namespace fs = std::filesystem;
using std::chrono::nanoseconds;

nanoseconds time_on(clockid_t clock) {
  timespec now{};
  ::clock_gettime(clock, &now);
  return std::chrono::seconds(now.tv_sec) + nanoseconds(now.tv_nsec);
}

// The paths this process has below the mount points of both generations of cgroups.
struct CgroupPaths {
  std::string v1_cpu = "/", v2 = "/";
};

CgroupPaths cgroup_paths(const fs::path& root) {
  CgroupPaths paths;
  std::ifstream file(root / "proc/self/cgroup");
  for (std::string line; std::getline(file, line);) {  // "4:cpu,cpuacct:/docker/ab12", "0::/user.slice"
    const std::size_t first = line.find(':');
    const std::size_t second = line.find(':', first + 1);
    if (first == std::string::npos || second == std::string::npos) continue;
    const std::string controllers = "," + line.substr(first + 1, second - first - 1) + ",";
    if (controllers == ",,")
      paths.v2 = line.substr(second + 1);
    else if (controllers.find(",cpu,") != std::string::npos)
      paths.v1_cpu = line.substr(second + 1);
  }
  return paths;
}

double quota_of_v2(const fs::path& folder) {
  std::ifstream file(folder / "cpu.max");  // "50000 100000" or "max 100000"
  double quota = 0, period = 0;
  return file >> quota >> period && period > 0 ? quota / period : 0;
}

double quota_of_v1(const fs::path& folder) {
  std::ifstream quota_file(folder / "cpu.cfs_quota_us"), period_file(folder / "cpu.cfs_period_us");
  double quota = 0, period = 0;
  if (!(quota_file >> quota) || !(period_file >> period)) return 0;
  return quota > 0 && period > 0 ? quota / period : 0;  // -1: none
}

// The tightest quota from the group up to the mount point. In a container the path may not exist there; its
// parents do.
template <class QuotaOf>
double tightest(const fs::path& mount, const std::string& group, QuotaOf quota_of) {
  double least = 0;
  for (fs::path path = fs::path(group).relative_path();; path = path.parent_path()) {
    const double quota = quota_of(mount / path);
    if (quota > 0) least = least > 0 ? std::min(least, quota) : quota;
    if (path.empty()) return least;
  }
}

// A container may mount a /proc/stat of its own, which hides its neighbours.
bool proc_stat_is_the_machine() {
  std::ifstream mounts("/proc/self/mountinfo");
  for (std::string line; std::getline(mounts, line);) {
    if (line.find(" /proc/stat ") != std::string::npos) return false;
  }
  return true;
}

std::optional<nanoseconds> busy_time() {
  static const bool truthful = proc_stat_is_the_machine();
  if (!truthful) return std::nullopt;
  std::ifstream file("/proc/stat");
  std::string cpu;
  long long user = 0, nice = 0, system = 0, idle = 0, wait = 0, irq = 0, softirq = 0, steal = 0;
  if (!(file >> cpu >> user >> nice >> system >> idle >> wait >> irq >> softirq >> steal))
    return std::nullopt;
  const long long ticks = user + nice + system + irq + softirq + steal;
  return nanoseconds(ticks * (1'000'000'000 / ::sysconf(_SC_CLK_TCK)));
}

}  // namespace

double cpu_quota(const fs::path& root) {
  const CgroupPaths groups = cgroup_paths(root);
  double least = 0;
  const auto consider = [&](double quota) {
    if (quota > 0) least = least > 0 ? std::min(least, quota) : quota;
  };
  for (const char* mount : {"sys/fs/cgroup", "sys/fs/cgroup/unified"}) {
    consider(tightest(root / mount, groups.v2, quota_of_v2));
  }
  for (const char* mount : {"sys/fs/cgroup/cpu", "sys/fs/cgroup/cpu,cpuacct"}) {
    consider(tightest(root / mount, groups.v1_cpu, quota_of_v1));
  }
  return least;
}

unsigned affinity_cpus() {
  cpu_set_t set;
  CPU_ZERO(&set);
  ::sched_getaffinity(0, sizeof set, &set);
  return static_cast<unsigned>(std::max(1, CPU_COUNT(&set)));
}

ForeignLoad::ForeignLoad()
    : started_(time_on(CLOCK_MONOTONIC)), busy_(busy_time()), own_(time_on(CLOCK_PROCESS_CPUTIME_ID)) {}

nanoseconds ForeignLoad::elapsed() const { return time_on(CLOCK_MONOTONIC) - started_; }

std::optional<double> ForeignLoad::cpus() const {
  const std::optional<nanoseconds> busy = busy_time();
  const nanoseconds wall = elapsed();
  if (!busy || !busy_ || wall.count() <= 0) return std::nullopt;
  const nanoseconds foreign = (*busy - *busy_) - (time_on(CLOCK_PROCESS_CPUTIME_ID) - own_);
  return std::max(0.0, static_cast<double>(foreign.count()) / static_cast<double>(wall.count()));
}

}  // namespace harness
