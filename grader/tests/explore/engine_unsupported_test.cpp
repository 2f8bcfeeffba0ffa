// What cannot be controlled is named and ends the execution: never a verdict about it, never a hang.
#include <gtest/gtest.h>
#include <linux/futex.h>
#include <poll.h>
#include <signal.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <unistd.h>

#include <cstdlib>
#include <ctime>
#include <mutex>
#include <thread>

#include "explore/engine/execution.hpp"
#include "tests/explore/choosers.hpp"

namespace explore {
namespace {

struct Unsupported {
  const char* named;
  void (*use)();
};

/// Used by the body itself, and by a thread that it starts.
void expect_named(const Unsupported& unsupported) {
  for (const bool in_a_thread : {false, true}) {
    Script usual;
    const Ending ending = execute(
        [&] {
          if (in_a_thread)
            std::thread(unsupported.use).join();
          else
            unsupported.use();
        },
        usual, {});
    ASSERT_TRUE(ending.failure) << unsupported.named;
    EXPECT_EQ(ending.failure->kind, FailureKind::unsupported)
        << unsupported.named << ": " << name_of(ending.failure->kind);
    EXPECT_EQ(ending.failure->message, unsupported.named);
  }
}

void do_nothing(int) {}

// Catches: a child that explores on its own.
TEST(EngineUnsupported, ProcessesAreNamed) {
  const Unsupported all[] = {
      {"fork",
       [] {
         if (fork() == 0) _exit(0);
       }},
      {"vfork",
       [] {
         if (vfork() == 0) _exit(0);
       }},
      {"fork, by its number",
       [] {
         if (syscall(SYS_fork) == 0) _exit(0);
       }},
      {"system", [] { static_cast<void>(std::system("true") == 0); }},
      {"popen", [] { static_cast<void>(popen("true", "r")); }},
  };
  for (const Unsupported& one : all) expect_named(one);
}

// Catches: a handler that runs between two steps, at a moment that no token names.
TEST(EngineUnsupported, SignalsAreNamed) {
  const Unsupported all[] = {
      {"signal", [] { signal(SIGUSR1, do_nothing); }},
      {"sigaction",
       [] {
         struct sigaction action {};
         action.sa_handler = do_nothing;
         sigaction(SIGUSR1, &action, nullptr);
       }},
      {"raise", [] { raise(SIGUSR1); }},
      {"kill", [] { kill(getpid(), SIGUSR1); }},
      {"pthread_kill", [] { pthread_kill(pthread_self(), SIGUSR1); }},
      {"pthread_sigmask",
       [] {
         sigset_t all_signals;
         sigfillset(&all_signals);
         pthread_sigmask(SIG_BLOCK, &all_signals, nullptr);
       }},
      {"sigprocmask",
       [] {
         sigset_t all_signals;
         sigfillset(&all_signals);
         sigprocmask(SIG_BLOCK, &all_signals, nullptr);
       }},
      {"sigwait",
       [] {
         sigset_t signals;
         int signal = 0;
         sigemptyset(&signals);
         sigaddset(&signals, SIGUSR1);
         sigwait(&signals, &signal);
       }},
      {"pause", [] { pause(); }},
      {"alarm", [] { alarm(1); }},
      {"setitimer",
       [] {
         const itimerval soon{{0, 1000}, {0, 1000}};
         setitimer(ITIMER_REAL, &soon, nullptr);
       }},
      {"timer_create",
       [] {
         timer_t timer;
         timer_create(CLOCK_MONOTONIC, nullptr, &timer);
       }},
  };
  for (const Unsupported& one : all) expect_named(one);
}

TEST(EngineUnsupported, CancellingAThreadIsNamed) {
  expect_named({"pthread_cancel", [] {
                  std::thread sleeper([] {});
                  pthread_cancel(sleeper.native_handle());
                  sleeper.join();
                }});
}

void lock_with(int (*set)(pthread_mutexattr_t*)) {
  pthread_mutexattr_t attributes;
  pthread_mutexattr_init(&attributes);
  set(&attributes);
  pthread_mutex_t mutex;
  pthread_mutex_init(&mutex, &attributes);
  pthread_mutex_lock(&mutex);
}

TEST(EngineUnsupported, MutexesWithSpecialPowersAreNamed) {
  expect_named({"a robust mutex", [] {
                  lock_with([](pthread_mutexattr_t* attributes) {
                    return pthread_mutexattr_setrobust(attributes, PTHREAD_MUTEX_ROBUST);
                  });
                }});
  expect_named({"a mutex with a priority protocol", [] {
                  lock_with([](pthread_mutexattr_t* attributes) {
                    return pthread_mutexattr_setprotocol(attributes, PTHREAD_PRIO_INHERIT);
                  });
                }});
}

int word = 1;

TEST(EngineUnsupported, OtherFutexOperationsAreNamed) {
  expect_named({"a futex operation other than wait and wake",
                [] { syscall(SYS_futex, &word, FUTEX_LOCK_PI, 0, nullptr, nullptr, 0); }});
}

// Catches: a hang in a system call that no function makes, and in one that nobody ends.
TEST(EngineUnsupported, ACallThatSleepsInTheKernelIsNoticed) {
  expect_named({"a call that sleeps in the kernel", [] {
                  for (;;) {
                    long result = SYS_futex;
                    asm volatile("xor %%r10d, %%r10d\n\tsyscall"  // No time limit.
                                 : "+a"(result)
                                 : "D"(&word), "S"(static_cast<long>(FUTEX_WAIT)),
                                   "d"(static_cast<long>(word))
                                 : "rcx", "r10", "r11", "memory");
                  }
                }});
}

TEST(EngineUnsupported, AReadThatNobodyAnswersIsNoticed) {
  Script usual;
  const Ending ending = execute(
      [] {
        int ends[2];
        if (pipe(ends) != 0) fail("pipe");
        char byte = 0;
        static_cast<void>(read(ends[0], &byte, 1));
      },
      usual, {});
  ASSERT_TRUE(ending.failure);
  EXPECT_EQ(ending.failure->kind, FailureKind::unsupported);
  EXPECT_EQ(ending.failure->message, "a call that sleeps in the kernel");
}

// Catches: what ends a program by a signal of its own, excused.
TEST(EngineUnsupported, RaisingAnAbortIsACrash) {
  Script usual;
  const Ending ending = execute([] { raise(SIGABRT); }, usual, {});
  ASSERT_TRUE(ending.failure);
  EXPECT_EQ(ending.failure->kind, FailureKind::crash) << ending.failure->message;
}

}  // namespace
}  // namespace explore
