// Tries what happens when one thread is stopped after any single instruction and another one comes by
// meanwhile.
//
// The first thread runs with the processor's trap flag set: after every instruction it comes to a signal
// handler, which counts. After k instructions it waits there until the second thread has done all of its
// part, or is found to wait for a lock that the first one holds; then it goes on. That is repeated for k = 1,
// 2, 3, … to the end of the first part. It needs neither luck nor a free core: what goes wrong when a thread
// is interrupted once, goes wrong here.
//
// Elsewhere than on Linux with x86-64, under a debugger and under ThreadSanitizer (which needs no luck to see
// what no lock orders) both parts run in two threads at the same time, a few hundred times.
#pragma once

#include <gtest/gtest.h>
#include <signal.h>

#include <atomic>
#include <chrono>
#include <fstream>
#include <functional>
#include <optional>
#include <string>
#include <thread>

#if defined(__has_feature)
#if __has_feature(thread_sanitizer)
#define EVERY_INSTRUCTION_UNDER_TSAN 1
#endif
#endif
#if defined(__linux__) && defined(__x86_64__) && !defined(EVERY_INSTRUCTION_UNDER_TSAN) && \
    !defined(__SANITIZE_THREAD__)
#define EVERY_INSTRUCTION_CAN_STEP 1
#include <linux/futex.h>
#include <sys/syscall.h>
#include <time.h>
#include <ucontext.h>
#include <unistd.h>
#endif

namespace every_instruction {

struct Parts {
  std::function<void()> set_up;  ///< New objects, so that every try begins alike.
  std::function<void()> first;   ///< The part that is stopped.
  std::function<void()> second;  ///< What the other thread does meanwhile.
  std::function<void()> check;   ///< After both.
};

/// How long the first part stays stopped when the second one does not come to its end.
using Patience = std::chrono::milliseconds;
constexpr Patience a_moment{1};

#if EVERY_INSTRUCTION_CAN_STEP
enum class Phase : int { first_runs, first_is_stopped, second_runs, second_is_done, first_is_done };

inline std::atomic<Phase> phase{Phase::first_runs};

// Plain futex calls: a signal handler may make them, and a thread that sleeps gets its turn sooner on a busy
// machine than one that yields.
inline void enter(Phase next) {
  phase = next;
  ::syscall(SYS_futex, &phase, FUTEX_WAKE_PRIVATE, 1, nullptr, nullptr, 0);
}

inline bool wait_while(Phase old, Patience limit) {
  const auto end = std::chrono::steady_clock::now() + limit;
  while (phase == old) {
    const std::chrono::nanoseconds left = end - std::chrono::steady_clock::now();
    if (left.count() <= 0) return false;
    const timespec timeout{left.count() / 1'000'000'000, left.count() % 1'000'000'000};
    ::syscall(SYS_futex, &phase, FUTEX_WAIT_PRIVATE, old, &timeout, nullptr, 0);
  }
  return true;
}

constexpr greg_t trap_flag = 0x100;
inline long steps_left = 0;  // Of the first thread; 0: do not stop any more. Used by that thread alone.
inline Patience patience = a_moment;
inline bool second_had_to_wait = false;  // At the last stop.

inline void on_step(int, siginfo_t*, void* context) {
  if (steps_left > 1) {
    --steps_left;
    return;
  }
  static_cast<ucontext_t*>(context)->uc_mcontext.gregs[REG_EFL] &= ~trap_flag;
  if (steps_left == 0) return;
  steps_left = 0;
  enter(Phase::first_is_stopped);
  wait_while(Phase::first_is_stopped, std::chrono::seconds(5));
  second_had_to_wait = !wait_while(Phase::second_runs, patience);
}

inline bool can_step() {
  std::ifstream status("/proc/self/status");
  std::string word;
  while (status >> word && word != "TracerPid:") continue;
  return status >> word && word == "0";
}

/// True when the first part had an instruction number `stop`, and was stopped there.
inline bool stop_after(long stop, const Parts& parts) {
  parts.set_up();
  second_had_to_wait = false;
  phase = Phase::first_runs;
  std::thread first([&] {
    steps_left = stop;
    __builtin_ia32_writeeflags_u64(__builtin_ia32_readeflags_u64() | trap_flag);
    parts.first();
    steps_left = 0;
    if (phase == Phase::first_runs) enter(Phase::first_is_done);
  });
  wait_while(Phase::first_runs, std::chrono::seconds(5));
  const bool stopped = phase == Phase::first_is_stopped;
  if (stopped) enter(Phase::second_runs);
  parts.second();
  if (stopped) enter(Phase::second_is_done);
  first.join();
  parts.check();
  return stopped;
}

/// Stops the first part at every instruction: coarsely first, for the wide gaps, then in between as long as
/// there is time. True when the second part had to wait at some stop. No value when this machine ignores the
/// flag.
inline std::optional<bool> stop_everywhere(const Parts& parts, std::chrono::steady_clock::time_point end) {
  constexpr long stride = 16;
  bool ever_stopped = false, ever_waited = false;
  for (const long offset : {1, 9, 5, 13, 3, 11, 7, 15, 2, 10, 6, 14, 4, 12, 8, 16}) {
    const bool may_be_cut_short = offset != 1;
    for (long stop = offset; stop_after(stop, parts); stop += stride) {
      ever_stopped = true;
      ever_waited |= second_had_to_wait;
      if (ever_waited && patience > a_moment) return true;
      if (testing::Test::HasFailure()) return ever_waited;
      if (may_be_cut_short && std::chrono::steady_clock::now() > end) return ever_waited;
    }
    if (!ever_stopped) return std::nullopt;
  }
  return ever_waited;
}
#endif

inline void both_at_once(const Parts& parts) {
  parts.set_up();
  std::atomic<int> missing{2};
  const auto run = [&](const std::function<void()>& part) {
    missing.fetch_sub(1, std::memory_order_relaxed);
    while (missing.load(std::memory_order_relaxed) > 0) std::this_thread::yield();
    part();
  };
  std::thread first([&] { run(parts.first); });
  run(parts.second);
  first.join();
  parts.check();
}

/// Stops parts.first after every sixteenth of its instructions, and after as many others as fit into a third
/// of a second: a learner waits for it, and the explorer behind it leaves nothing out. Ends when parts.check
/// fails, or when parts.second waits for longer than a moment though it was given more patience than that.
/// True: there was a stop at which the second part had to wait for the first one to go on.
inline bool try_stops(const Parts& parts, [[maybe_unused]] Patience longest_wait = a_moment) {
  const auto end = std::chrono::steady_clock::now() + std::chrono::milliseconds(333);
  both_at_once(parts);  // Once without stops: the loader looks up names at their first use.
#if EVERY_INSTRUCTION_CAN_STEP
  if (can_step()) {
    struct sigaction action = {};
    action.sa_flags = SA_SIGINFO;
    action.sa_sigaction = on_step;
    ::sigaction(SIGTRAP, &action, nullptr);
    patience = longest_wait;
    if (const std::optional<bool> waited = stop_everywhere(parts, end)) return *waited;
  }
#endif
  for (int round = 0; round < 300 && std::chrono::steady_clock::now() < end; ++round) {
    if (testing::Test::HasFailure()) break;
    both_at_once(parts);
  }
  return false;
}

}  // namespace every_instruction
