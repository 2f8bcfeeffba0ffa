#include "harness/fault_process.hpp"

#include <gtest/gtest-spi.h>
#include <gtest/gtest.h>
#include <poll.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <exception>

#include "harness/census.hpp"
#include "harness/process_group.hpp"

namespace harness {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

/// While it lives, failed checks of this process and its children go to the run, the first of them.
class ChecksTellTheRun : public testing::ScopedFakeTestPartResultReporter {
 public:
  explicit ChecksTellTheRun(SharedRun& run)
      : ScopedFakeTestPartResultReporter(INTERCEPT_ALL_THREADS, nullptr), run_(run) {}

  void ReportTestPartResult(const testing::TestPartResult& result) override {
    if (!result.failed() || !run_.say(RunEnding::check_failed, result.message())) return;
    if (result.file_name() != nullptr) std::strncpy(run_.file, result.file_name(), sizeof run_.file - 1);
    run_.line = result.line_number();
  }

 private:
  SharedRun& run_;
};

void run_scenario(SharedRun& run, const std::function<void()>& scenario, const Plan& plan, bool recording) {
  const ChecksTellTheRun guard(run);
  begin_run(run, plan, recording);
  try {
    scenario();
    if (in_forked_child()) run.say(RunEnding::stray_child, "");
  } catch (const std::exception& error) {
    run.say(in_forked_child() ? RunEnding::stray_child : RunEnding::threw, error.what());
  } catch (...) {
    run.say(in_forked_child() ? RunEnding::stray_child : RunEnding::threw, "");
  }
  end_run();
}

[[noreturn]] void be_the_run(SharedRun& run, const std::function<void()>& scenario, const Plan& plan,
                             bool recording) {
  ::setpgid(0, 0);
  ::prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
  adopt_orphans();
  const Census before = census();
  const pid_t self = ::getpid();
  run_scenario(run, scenario, plan, recording);
  if (::getpid() != self) ::_exit(0);
  const std::string left = left_since(before);
  if (!left.empty()) run.say(RunEnding::left_behind, left.c_str());
  run.say(RunEnding::finished, "");
  ::_exit(0);
}

/// Waits for the end of a process, without taking its status.
class EndOf {
 public:
  explicit EndOf(pid_t process)
      : process_(process), handle_(static_cast<int>(::syscall(SYS_pidfd_open, process, 0))) {}
  ~EndOf() {
    if (handle_ >= 0) ::close(handle_);
  }
  EndOf(const EndOf&) = delete;
  EndOf& operator=(const EndOf&) = delete;

  /// False: not within that time.
  bool wait(milliseconds time) const {
    if (handle_ >= 0) {
      pollfd end{.fd = handle_, .events = POLLIN, .revents = 0};
      return ::poll(&end, 1, static_cast<int>(time.count())) > 0;
    }
    // An older kernel: look again and again.
    for (const auto until = Clock::now() + time; Clock::now() < until; ::usleep(500)) {
      siginfo_t info{};
      if (::waitid(P_PID, static_cast<id_t>(process_), &info, WEXITED | WNOHANG | WNOWAIT) == 0 &&
          info.si_pid == process_)
        return true;
    }
    return false;
  }

 private:
  const pid_t process_;
  const int handle_;
};

/// Returns `said` once the process has ended, else why it will not.
ProcessEnding watch(const SharedRun& run, pid_t leader, milliseconds limit) {
  constexpr milliseconds between(25);
  constexpr std::uint64_t most_calls = 100'000;  // A scenario has tens.
  const EndOf end(leader);
  milliseconds quiet(0), processor_at_rest(0);
  for (auto asked = Clock::now(); !end.wait(between);) {
    const auto now = Clock::now();
    // This process may have had no processor for long: then nobody knows what the others did meanwhile.
    const auto passed = std::min(std::chrono::duration_cast<milliseconds>(now - asked), 2 * between);
    asked = now;
    const GroupActivity activity = activity_of_group(leader);
    if (activity.processor >= limit || run.calls >= most_calls) return ProcessEnding::busy;
    if (activity.any_runs || activity.processor - processor_at_rest > between) {
      quiet = milliseconds(0);
      processor_at_rest = activity.processor;
    } else {
      quiet += passed;
    }
    if (quiet >= limit) return ProcessEnding::asleep;
  }
  return ProcessEnding::said;
}

/// Gets the status of the leader, and rid of everybody else.
int end_group(pid_t leader) {
  ::kill(-leader, SIGKILL);
  int status = 0, others = 0;
  while (::waitpid(leader, &status, 0) < 0 && errno == EINTR) {
  }
  while (::waitpid(-leader, &others, 0) > 0 || errno == EINTR) {
  }
  return status;
}

/// While it lives, orphans of the runs are this process's to wait for.
class AdoptsOrphans {
 public:
  AdoptsOrphans() {
    ::prctl(PR_GET_CHILD_SUBREAPER, &before_, 0, 0, 0);
    adopt_orphans();
  }
  ~AdoptsOrphans() { ::prctl(PR_SET_CHILD_SUBREAPER, before_, 0, 0, 0); }
  AdoptsOrphans(const AdoptsOrphans&) = delete;
  AdoptsOrphans& operator=(const AdoptsOrphans&) = delete;

 private:
  int before_ = 0;
};

}  // namespace

ProcessEnd run_in_process(SharedRun& run, const std::function<void()>& scenario, const Plan& plan,
                          bool recording, milliseconds limit) {
  run.clear();
  std::fflush(nullptr);
  const AdoptsOrphans guard;
  const pid_t leader = ::fork();
  if (leader < 0) return {.ending = ProcessEnding::unstarted, .code = errno};
  if (leader == 0) be_the_run(run, scenario, plan, recording);
  ::setpgid(leader, leader);  // Here too: whoever comes first.
  const ProcessEnding watched = watch(run, leader, limit);
  const int status = end_group(leader);
  if (run.ending != RunEnding::none) return {};
  if (watched != ProcessEnding::said) return {.ending = watched, .code = 0};
  if (WIFSIGNALED(status)) return {.ending = ProcessEnding::signalled, .code = WTERMSIG(status)};
  return {.ending = ProcessEnding::exited, .code = WEXITSTATUS(status)};
}

SharedRun* shared_memory() {
  static SharedRun* const memory = [] {
    void* const place =
        ::mmap(nullptr, sizeof(SharedRun), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    return place == MAP_FAILED ? nullptr : new (place) SharedRun;
  }();
  return memory;
}

}  // namespace harness
