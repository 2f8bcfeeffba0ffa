#include "process/descendants.hpp"

#include <dirent.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <memory>
#include <string>

namespace grader {
namespace {

constexpr long round_ns = 1'000'000;

struct Closer {
  void operator()(FILE* file) const { std::fclose(file); }
  void operator()(DIR* folder) const { ::closedir(folder); }
};

/// The numbers among a folder's names.
std::vector<pid_t> numbers_in(const std::string& path) {
  std::vector<pid_t> numbers;
  const std::unique_ptr<DIR, Closer> folder(::opendir(path.c_str()));
  if (!folder) return numbers;
  while (const dirent* entry = ::readdir(folder.get())) {
    const int number = std::atoi(entry->d_name);
    if (number > 0) numbers.push_back(number);
  }
  return numbers;
}

/// The parent of a process, 0 when it is gone.
pid_t parent_of(pid_t process) {
  const std::unique_ptr<FILE, Closer> file(
      std::fopen(("/proc/" + std::to_string(process) + "/stat").c_str(), "re"));
  char line[512] = {};
  if (!file || std::fgets(line, sizeof line, file.get()) == nullptr) return 0;
  const char* after_name = std::strrchr(line, ')');  // The name itself may hold anything.
  int parent = 0;
  if (after_name == nullptr || std::sscanf(after_name + 1, " %*c %d", &parent) != 1) return 0;
  return parent;
}

/// For kernels without /proc/PID/task/TID/children.
std::vector<pid_t> children_by_parent(pid_t process) {
  std::vector<pid_t> children;
  for (const pid_t candidate : numbers_in("/proc")) {
    if (parent_of(candidate) == process) children.push_back(candidate);
  }
  return children;
}

void kill_tree_below(pid_t process) {
  for (const pid_t child : children_of(process)) {
    ::kill(child, SIGKILL);
    kill_tree_below(child);
  }
}

}  // namespace

std::vector<pid_t> children_of(pid_t process) {
  static const bool listed =
      ::access(("/proc/self/task/" + std::to_string(::getpid()) + "/children").c_str(), R_OK) == 0;
  if (!listed) return children_by_parent(process);
  std::vector<pid_t> children;
  const std::string tasks = "/proc/" + std::to_string(process) + "/task";
  for (const pid_t thread : numbers_in(tasks)) {
    const std::unique_ptr<FILE, Closer> file(
        std::fopen((tasks + "/" + std::to_string(thread) + "/children").c_str(), "re"));
    int child = 0;
    while (file && std::fscanf(file.get(), "%d", &child) == 1) children.push_back(child);
  }
  return children;
}

void kill_descendants(const std::function<void(pid_t, int)>& on_reaped) {
  sigset_t child_ended;
  ::sigemptyset(&child_ended);
  ::sigaddset(&child_ended, SIGCHLD);
  const timespec round{0, round_ns};
  while (true) {
    // A process that forks while it is being killed leaves a child that is found in the next round.
    kill_tree_below(::getpid());
    int status = 0;
    pid_t reaped = 0;
    while ((reaped = ::waitpid(-1, &status, WNOHANG)) > 0) on_reaped(reaped, status);
    if (reaped < 0 && errno == ECHILD) return;
    ::sigtimedwait(&child_ended, nullptr, &round);
  }
}

}  // namespace grader
