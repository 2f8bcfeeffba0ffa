// The keeper of one program: a small process between run() and the program, so that nothing the program does,
// and no sudden end of the grader, leaves a process behind. See keeper_protocol.hpp.
#include <fcntl.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <sys/personality.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <cstring>

#include "process/descendants.hpp"
#include "process/keeper_protocol.hpp"

namespace {

using grader::Ask;
using grader::KeeperReport;
using Clock = std::chrono::steady_clock;

constexpr int first_argument = 5;  // Of the program, in our own argv.

struct Order {
  int evidence = -1;
  bool fixed_addresses = false;
  const char* cpus = "any";
  const char* folder = "";
  char** argv = nullptr;
};

struct Failure {
  int error = 0;
  int bad_folder = 0;
};

void send(const KeeperReport& report) { ::send(grader::keeper_socket, &report, sizeof report, MSG_NOSIGNAL); }

void close_from(unsigned first) {
#ifdef SYS_close_range
  if (::syscall(SYS_close_range, first, ~0U, 0) == 0) return;
#endif
  const long limit = ::sysconf(_SC_OPEN_MAX);
  for (long descriptor = first; descriptor < limit; ++descriptor) ::close(static_cast<int>(descriptor));
}

/// Returns the descriptor on which our signals arrive.
int become_keeper(bool has_evidence) {
  close_from(has_evidence ? grader::keeper_evidence + 1 : grader::keeper_evidence);
  for (const int own : {grader::keeper_socket, grader::keeper_output, grader::keeper_evidence}) {
    ::fcntl(own, F_SETFD, FD_CLOEXEC);
  }
  ::prctl(PR_SET_CHILD_SUBREAPER, 1);
  ::prctl(PR_SET_PDEATHSIG, SIGTERM);
  ::prctl(PR_SET_DUMPABLE, 0);  // The program must not trace us or read our memory.
  sigset_t signals;
  ::sigemptyset(&signals);
  for (const int signal : {SIGCHLD, SIGTERM, SIGINT, SIGHUP, SIGQUIT}) ::sigaddset(&signals, signal);
  ::sigprocmask(SIG_BLOCK, &signals, nullptr);
  return ::signalfd(-1, &signals, SFD_CLOEXEC | SFD_NONBLOCK);
}

void pin(const char* cpus) {
  if (std::strcmp(cpus, "any") == 0) return;
  cpu_set_t set;
  CPU_ZERO(&set);
  while (*cpus != '\0') {
    char* end = nullptr;
    const auto cpu = static_cast<unsigned>(std::strtoul(cpus, &end, 10));
    if (end == cpus) break;
    CPU_SET(cpu % CPU_SETSIZE, &set);
    cpus = *end == ',' ? end + 1 : end;
  }
  ::sched_setaffinity(0, sizeof set, &set);
}

/// In the child: becomes the program, or tells why not.
[[noreturn]] void become_program(const Order& order, pid_t keeper, int failure_pipe) {
  // A session of its own: no terminal, and no process group that it could join but its own.
  ::setsid();
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (::getppid() != keeper) ::_exit(127);  // The keeper was gone before it could take us along.
  const rlimit no_core{0, 0};
  ::setrlimit(RLIMIT_CORE, &no_core);
  if (order.fixed_addresses) ::personality(ADDR_NO_RANDOMIZE);
  pin(order.cpus);
  const int nothing = ::open("/dev/null", O_RDONLY | O_CLOEXEC);
  ::dup2(nothing, STDIN_FILENO);
  ::dup2(grader::keeper_output, STDOUT_FILENO);
  ::dup2(grader::keeper_output, STDERR_FILENO);
  if (order.evidence >= 0) ::dup2(grader::keeper_evidence, order.evidence);
  sigset_t none;
  ::sigemptyset(&none);
  ::sigprocmask(SIG_SETMASK, &none, nullptr);

  Failure failure;
  if (*order.folder != '\0' && ::chdir(order.folder) != 0) {
    failure = {errno, 1};
  } else {
    ::execvp(order.argv[0], order.argv);
    failure = {errno, 0};
  }
  (void)!::write(failure_pipe, &failure, sizeof failure);
  ::_exit(127);
}

/// The program's process, or -1 after having reported why there is none.
pid_t start(const Order& order) {
  int failure_pipe[2];
  Failure failure;
  const pid_t keeper = ::getpid();
  pid_t program = -1;
  if (::pipe2(failure_pipe, O_CLOEXEC) == 0) program = ::fork();
  if (program < 0) {
    failure.error = errno;
  } else if (program == 0) {
    become_program(order, keeper, failure_pipe[1]);
  } else {
    ::close(failure_pipe[1]);
    if (::read(failure_pipe[0], &failure, sizeof failure) != sizeof failure) failure = {};
    ::close(failure_pipe[0]);
  }
  ::close(grader::keeper_output);  // Otherwise the program's output would never end.
  if (order.evidence >= 0) ::close(grader::keeper_evidence);  // Else the number is our signals'.
  KeeperReport report;
  report.kind = failure.error == 0 ? KeeperReport::Kind::started : KeeperReport::Kind::not_started;
  report.error = failure.error;
  report.bad_folder = failure.bad_folder;
  send(report);
  return failure.error == 0 ? program : -1;
}

std::int64_t microseconds(const timeval& time) {
  return std::int64_t{time.tv_sec} * 1'000'000 + time.tv_usec;
}

/// Reaps the dead, but for the program itself: as a zombie its number stays its own.
bool program_ended(pid_t program) {
  siginfo_t info{};
  const bool ended = ::waitid(P_PID, static_cast<id_t>(program), &info, WEXITED | WNOWAIT | WNOHANG) == 0 &&
                     info.si_pid != 0;
  for (const pid_t child : grader::children_of(::getpid())) {
    if (child != program) ::waitpid(child, nullptr, WNOHANG);
  }
  return ended;
}

/// Waits until the program ended or shall end. True: it was still running and shall end.
bool wait_for_end(pid_t program, int signals) {
  pollfd events[] = {{grader::keeper_socket, POLLIN, 0}, {signals, POLLIN, 0}};
  while (!program_ended(program)) {
    ::poll(events, 2, -1);
    if (events[1].revents != 0) {
      signalfd_siginfo signal{};
      while (::read(signals, &signal, sizeof signal) == sizeof signal) {
        if (signal.ssi_signo == SIGTERM) return !program_ended(program);
      }
    }
    if (events[0].revents != 0) {
      Ask ask = Ask::end;
      const ssize_t got = ::recv(grader::keeper_socket, &ask, 1, MSG_DONTWAIT);
      if (got < 0 && (errno == EAGAIN || errno == EINTR)) continue;
      if (got <= 0 || ask == Ask::end) return !program_ended(program);
      ::kill(program, SIGQUIT);
    }
  }
  return false;
}

/// Ends the program and whatever it left behind.
KeeperReport end_everything(pid_t program) {
  KeeperReport report;
  // The whole session's first group at once: a fork is either before this, and dies, or does not happen.
  ::kill(-program, SIGKILL);
  grader::kill_descendants([&](pid_t reaped, int status) {
    if (reaped == program)
      report.wait_status = status;
    else if (WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL)
      ++report.left_behind;
  });
  rusage usage{};
  ::getrusage(RUSAGE_CHILDREN, &usage);
  report.cpu_us = microseconds(usage.ru_utime) + microseconds(usage.ru_stime);
  report.peak_resident_kib = usage.ru_maxrss;
  return report;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc <= first_argument) return 2;
  const Order order{std::atoi(argv[1]), std::strcmp(argv[2], "fixed") == 0, argv[3], argv[4],
                    argv + first_argument};
  const int signals = become_keeper(order.evidence >= 0);
  const auto started = Clock::now();
  const pid_t program = start(order);
  if (program < 0) {
    grader::kill_descendants([](pid_t, int) {});
    ::_exit(0);
  }
  const bool asked = wait_for_end(program, signals);
  const auto elapsed = Clock::now() - started;
  KeeperReport report = end_everything(program);
  report.asked = asked ? 1 : 0;
  report.elapsed_us = std::chrono::duration_cast<std::chrono::microseconds>(elapsed).count();
  send(report);
  ::_exit(0);  // Nothing to tidy up, and no sanitizer's last word in the program's output.
}
