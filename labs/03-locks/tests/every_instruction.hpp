// Tries what happens when one thread is stopped after any single instruction and another one comes by
// meanwhile.
//
// The first thread runs with the processor's trap flag set: after every instruction it comes to a signal
// handler, which counts. After `k` instructions it waits there until the second thread has done all of its
// part, or waits for a lock the first one holds; then it goes on. That is repeated for k = 1, 2, 3, … to the
// end of the first part. No luck is needed, neither a free core: what goes wrong when a thread is interrupted
// once, goes wrong here.
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
inline Patience patience{1};
inline bool second_had_to_wait = false;

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
  if (!wait_while(Phase::second_runs, patience)) second_had_to_wait = true;
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

/// Stops parts.first after each of its instructions. Ends early after three seconds, or when parts.check has
/// failed. True: there was a moment at which the second part had to wait for the first one to go on.
inline bool try_stops(const Parts& parts, Patience longest_wait = Patience(1)) {
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(3);
#if EVERY_INSTRUCTION_CAN_STEP
  if (can_step()) {
    struct sigaction action = {};
    action.sa_flags = SA_SIGINFO;
    action.sa_sigaction = on_step;
    ::sigaction(SIGTRAP, &action, nullptr);
    patience = longest_wait;
    second_had_to_wait = false;
    both_at_once(parts);  // Once without stops: the loader looks up names at their first use.
    bool more = true;
    for (long stop = 1; more && std::chrono::steady_clock::now() < end; ++stop) {
      more = stop_after(stop, parts) && !testing::Test::HasFailure();
      if (second_had_to_wait && longest_wait > Patience(1)) break;
    }
    return second_had_to_wait;
  }
#endif
  for (int round = 0; round < 300 && !testing::Test::HasFailure() && std::chrono::steady_clock::now() < end;
       ++round)
    both_at_once(parts);
  return false;
}

}  // namespace every_instruction
