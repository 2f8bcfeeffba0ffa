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

pid_t fork() noexcept { EXPLORE_UNSUPPORTED(fork); }
int pthread_cancel(pthread_t thread) { EXPLORE_UNSUPPORTED(pthread_cancel, thread); }
int pthread_kill(pthread_t thread, int signal) noexcept { EXPLORE_UNSUPPORTED(pthread_kill, thread, signal); }
int kill(pid_t process, int signal) noexcept { EXPLORE_UNSUPPORTED(kill, process, signal); }
unsigned alarm(unsigned seconds) noexcept { EXPLORE_UNSUPPORTED(alarm, seconds); }
int sigaction(int signal, const struct sigaction* action, struct sigaction* before) noexcept {
  if (in_control() && action != nullptr) refuse("sigaction");
  using Function = int (*)(int, const struct sigaction*, struct sigaction*);
  return EXPLORE_REAL_AS(Function, "sigaction")(signal, action, before);
}
int sigwait(const sigset_t* signals, int* signal) { EXPLORE_UNSUPPORTED(sigwait, signals, signal); }
int setitimer(__itimer_which_t which, const itimerval* value, itimerval* before) noexcept {
  EXPLORE_UNSUPPORTED(setitimer, which, value, before);
}

}  // extern "C"
