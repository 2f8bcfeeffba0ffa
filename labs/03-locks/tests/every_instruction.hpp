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
#include <sched.h>
#include <signal.h>

#include <atomic>
#include <chrono>
#include <fstream>
#include <functional>
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
#include <ucontext.h>
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

enum class Phase { first_runs, first_is_stopped, second_runs, second_is_done, first_is_done };

inline std::atomic<Phase> phase{Phase::first_runs};

inline bool wait_while(Phase old, Patience limit) {
  const auto end = std::chrono::steady_clock::now() + limit;
  while (phase.load(std::memory_order_relaxed) == old) {
    if (std::chrono::steady_clock::now() > end) return false;
    ::sched_yield();
  }
  return true;
}

#if EVERY_INSTRUCTION_CAN_STEP
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
  phase = Phase::first_is_stopped;
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
    __builtin_ia32_writeeflags_u64(__builtin_ia32_readeflags_u64() | 0x100u);
    parts.first();
    steps_left = 0;
    Phase still = Phase::first_runs;
    phase.compare_exchange_strong(still, Phase::first_is_done);
  });
  wait_while(Phase::first_runs, std::chrono::seconds(5));
  Phase expected = Phase::first_is_stopped;
  const bool stopped = phase.compare_exchange_strong(expected, Phase::second_runs);
  parts.second();
  if (stopped) phase = Phase::second_is_done;
  first.join();
  parts.check();
  return stopped;
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

/// Stops parts.first after each of its instructions. Ends early after three seconds, when parts.check has
/// failed, or when the second part waited for more than a moment though it was given more patience than that.
/// True: there was a stop at which the second part had to wait for the first one to go on.
inline bool try_stops(const Parts& parts, [[maybe_unused]] Patience longest_wait = a_moment) {
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(3);
  const auto go_on = [&] { return !testing::Test::HasFailure() && std::chrono::steady_clock::now() < end; };
  both_at_once(parts);  // Once without stops: the loader looks up names at their first use.
#if EVERY_INSTRUCTION_CAN_STEP
  if (can_step()) {
    struct sigaction action = {};
    action.sa_flags = SA_SIGINFO;
    action.sa_sigaction = on_step;
    ::sigaction(SIGTRAP, &action, nullptr);
    patience = longest_wait;
    bool ever_waited = false;
    long stop = 1;
    while (go_on() && stop_after(stop, parts)) {
      ever_waited |= second_had_to_wait;
      if (ever_waited && patience > a_moment) break;
      // Inside a lock the next few stops would show the same; to take or to release one needs more
      // instructions.
      stop += second_had_to_wait ? 4 : 1;
    }
    if (stop > 1) return ever_waited;  // Otherwise this machine ignores the flag.
  }
#endif
  for (int round = 0; round < 300 && go_on(); ++round) both_at_once(parts);
  return false;
}

}  // namespace every_instruction
