#include "soak_conditions.hpp"

#include <sched.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <thread>

namespace soak {
namespace {

using namespace std::chrono_literals;
namespace fs = std::filesystem;

constexpr std::array conditions = {
    Condition{"quiet", 0, false, false, false},   Condition{"light", 0, true, false, false},
    Condition{"one-hog", 1, false, false, false}, Condition{"two-hogs", 2, false, false, false},
    Condition{"one-core", 0, false, true, false}, Condition{"quota", 0, false, false, true},
};

[[noreturn]] void burn(bool light) {
  while (true) {
    const auto end = std::chrono::steady_clock::now() + 3ms;
    while (std::chrono::steady_clock::now() < end) {
    }
    if (light) std::this_thread::sleep_for(6ms);
  }
}

pid_t start_hog(bool light) {
  const pid_t parent = ::getpid();
  const pid_t child = ::fork();
  if (child != 0) return child;
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  ::signal(SIGINT, SIG_DFL);
  if (::getppid() != parent) ::_exit(0);
  burn(light);
}

bool write_file(const fs::path& path, const std::string& text) {
  std::ofstream file(path);
  file << text << std::flush;
  return file.good();
}

}  // namespace

std::span<const Condition> all_conditions() { return conditions; }

Mood::Mood(const Condition& condition) : condition_(condition) {
  for (int i = 0; i < condition.hogs; ++i) hogs_.push_back(start_hog(false));
  if (condition.light) hogs_.push_back(start_hog(true));
  if (condition.quota) make_group();
}

Mood::~Mood() {
  for (const pid_t hog : hogs_) ::kill(hog, SIGKILL);
  for (const pid_t hog : hogs_) ::waitpid(hog, nullptr, 0);
  std::error_code ignored;
  if (!group_.empty()) fs::remove(group_, ignored);
}

// 100 ms of CPU time each 100 ms: one CPU's worth, however many are visible.
void Mood::make_group() {
  const std::string name = "interleave-soak-" + std::to_string(::getpid());
  std::error_code error;
  for (const char* mount : {"/sys/fs/cgroup/cpu", "/sys/fs/cgroup"}) {
    const bool second_version = fs::exists(fs::path(mount) / "cgroup.controllers");
    if (!second_version && !fs::exists(fs::path(mount) / "cpu.cfs_quota_us")) continue;
    const fs::path group = fs::path(mount) / name;
    if (!fs::create_directory(group, error)) continue;
    group_ = group;
    const bool made = second_version ? write_file(group / "cpu.max", "100000 100000")
                                     : write_file(group / "cpu.cfs_period_us", "100000") &&
                                           write_file(group / "cpu.cfs_quota_us", "100000");
    if (made) return;
    fs::remove(group, error);
    group_.clear();
  }
  obstacle_ = "no cgroup with a CPU quota can be made here";
}

void Mood::enter() const {
  if (condition_.one_core) {
    cpu_set_t allowed, one;
    ::sched_getaffinity(0, sizeof allowed, &allowed);
    CPU_ZERO(&one);
    for (unsigned cpu = 0; cpu < CPU_SETSIZE; ++cpu) {
      if (!CPU_ISSET(cpu, &allowed)) continue;
      CPU_SET(cpu, &one);
      break;
    }
    ::sched_setaffinity(0, sizeof one, &one);
  }
  if (!group_.empty()) write_file(fs::path(group_) / "cgroup.procs", std::to_string(::getpid()));
}

}  // namespace soak
