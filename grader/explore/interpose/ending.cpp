// Ways to end a program, and calls that cannot be controlled.
#include <sys/time.h>
#include <unistd.h>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "explore/interpose/entry.hpp"

namespace explore {
namespace {

// The execution ends here; nothing is said for or against the program.
void refuse(const char* call) {
  controlled_pointer.store(nullptr, std::memory_order_relaxed);
  scheduler.fail_here(FailureKind::unsupported, call);
}

/// As an assertion does it: a finding.
bool ends_the_program(int signal) {
  return signal == SIGABRT || signal == SIGSEGV || signal == SIGBUS || signal == SIGFPE || signal == SIGILL;
}

}  // namespace
}  // namespace explore

using namespace explore;

#define EXPLORE_UNSUPPORTED(function, ...)      \
  do {                                          \
    if (in_control()) refuse(#function);        \
    return EXPLORE_REAL(function)(__VA_ARGS__); \
  } while (false)

extern "C" {

void __assert_fail(const char* assertion, const char* file, unsigned line, const char* function) noexcept {
  if (!in_control()) {
    EXPLORE_REAL(__assert_fail)(assertion, file, line, function);
  }
  controlled_pointer.store(nullptr, std::memory_order_relaxed);
  const std::string words = std::string("assert(") + assertion + ")";
  scheduler.fail_here(FailureKind::check, words.c_str());
}

// Processes.

pid_t fork() noexcept { EXPLORE_UNSUPPORTED(fork); }
/// Outside control a fork, which can be passed on; vfork returns twice to the frame that called it.
pid_t vfork() noexcept {
  if (in_control()) refuse("vfork");
  return EXPLORE_REAL(fork)();
}
int system(const char* command) { EXPLORE_UNSUPPORTED(system, command); }
FILE* popen(const char* command, const char* mode) { EXPLORE_UNSUPPORTED(popen, command, mode); }

// Cancellation, and signals: the watchdog's own must not be blocked either.

int pthread_cancel(pthread_t thread) { EXPLORE_UNSUPPORTED(pthread_cancel, thread); }
int pthread_kill(pthread_t thread, int signal) noexcept { EXPLORE_UNSUPPORTED(pthread_kill, thread, signal); }
int pthread_sigmask(int how, const sigset_t* signals, sigset_t* before) noexcept {
  if (in_control() && signals != nullptr) refuse("pthread_sigmask");
  return EXPLORE_REAL(pthread_sigmask)(how, signals, before);
}
int sigprocmask(int how, const sigset_t* signals, sigset_t* before) noexcept {
  if (in_control() && signals != nullptr) refuse("sigprocmask");
  return EXPLORE_REAL(sigprocmask)(how, signals, before);
}
int raise(int signal) noexcept {
  if (in_control() && !ends_the_program(signal)) refuse("raise");
  return EXPLORE_REAL(raise)(signal);
}
int kill(pid_t process, int signal) noexcept { EXPLORE_UNSUPPORTED(kill, process, signal); }
unsigned alarm(unsigned seconds) noexcept { EXPLORE_UNSUPPORTED(alarm, seconds); }
sighandler_t signal(int number, sighandler_t handler) noexcept {
  EXPLORE_UNSUPPORTED(signal, number, handler);
}
int sigaction(int signal, const struct sigaction* action, struct sigaction* before) noexcept {
  if (in_control() && action != nullptr) refuse("sigaction");
  using Function = int (*)(int, const struct sigaction*, struct sigaction*);
  return EXPLORE_REAL_AS(Function, "sigaction")(signal, action, before);
}
int sigwait(const sigset_t* signals, int* signal) { EXPLORE_UNSUPPORTED(sigwait, signals, signal); }
int sigwaitinfo(const sigset_t* signals, siginfo_t* information) {
  EXPLORE_UNSUPPORTED(sigwaitinfo, signals, information);
}
int sigtimedwait(const sigset_t* signals, siginfo_t* information, const timespec* limit) {
  EXPLORE_UNSUPPORTED(sigtimedwait, signals, information, limit);
}
int sigsuspend(const sigset_t* signals) { EXPLORE_UNSUPPORTED(sigsuspend, signals); }
int pause() { EXPLORE_UNSUPPORTED(pause); }
int timer_create(clockid_t clock, sigevent* event, timer_t* timer) noexcept {
  EXPLORE_UNSUPPORTED(timer_create, clock, event, timer);
}
int setitimer(__itimer_which_t which, const itimerval* value, itimerval* before) noexcept {
  EXPLORE_UNSUPPORTED(setitimer, which, value, before);
}

}  // extern "C"
