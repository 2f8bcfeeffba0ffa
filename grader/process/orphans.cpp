#include "process/orphans.hpp"

#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <mutex>
#include <set>
#include <thread>

#include "process/descendants.hpp"

namespace grader {
namespace {

struct Keepers {
  std::mutex mutex;
  std::set<pid_t> alive;  // Guarded by mutex.
};

Keepers& keepers() {
  static auto* instance = new Keepers;
  return *instance;
}

std::vector<pid_t> orphans() {
  const std::lock_guard lock(keepers().mutex);
  std::vector<pid_t> found = children_of(::getpid());
  std::erase_if(
      found, [](pid_t child) { return keepers().alive.contains(child) || ::getsid(child) == ::getsid(0); });
  return found;
}

void kill_orphans() {
  constexpr std::chrono::milliseconds round{1};
  for (auto left = orphans(); !left.empty(); left = orphans()) {
    for (const pid_t orphan : left) {
      ::kill(orphan, SIGKILL);
      ::waitpid(orphan, nullptr, WNOHANG);
    }
    std::this_thread::sleep_for(round);
  }
}

}  // namespace

pid_t start_keeper(const std::function<pid_t()>& start) {
  const std::lock_guard lock(keepers().mutex);
  ::prctl(PR_SET_CHILD_SUBREAPER, 1);
  const pid_t keeper = start();
  keepers().alive.insert(keeper);
  return keeper;
}

void bury_keeper(pid_t keeper, bool reported) {
  while (::waitpid(keeper, nullptr, 0) < 0 && errno == EINTR) {
  }
  {
    const std::lock_guard lock(keepers().mutex);
    keepers().alive.erase(keeper);
  }
  if (!reported) kill_orphans();
}

}  // namespace grader
