// Makes rare interleavings common: threads that are stopped for a moment again and again, anywhere in their
// code.
//
// A thread that looks, is stopped, and acts only later is the usual case here, also on a machine with one
// core. A right answer only gets slower: the system may stop any thread at any time anyway.
#pragma once

#include <pthread.h>
#include <signal.h>
#include <time.h>

#include <atomic>
#include <barrier>
#include <cerrno>
#include <chrono>
#include <functional>
#include <thread>
#include <vector>

namespace disturbed {

inline void stop_for_a_moment(int) {
  const int saved = errno;
  const timespec moment{0, 20'000};
  ::nanosleep(&moment, nullptr);
  errno = saved;
}

/// Runs body(0, enough) … body(threads - 1, enough) at the same time and disturbs them 400 times. `enough` is
/// set when that is over: bodies either end by themselves or go on until then.
inline void run(int threads, const std::function<void(int self, const std::atomic<bool>& enough)>& body) {
  struct sigaction action {};
  action.sa_handler = stop_for_a_moment;
  action.sa_flags = SA_RESTART;
  ::sigaction(SIGURG, &action, nullptr);

  std::atomic<bool> enough{false};
  std::atomic<int> missing{threads}, running{threads};
  std::vector<std::thread> crew;
  for (int self = 0; self < threads; ++self) {
    crew.emplace_back([&, self] {
      // No lock here: the measured programs count every lock that somebody finds taken.
      missing.fetch_sub(1, std::memory_order_relaxed);
      while (missing.load(std::memory_order_relaxed) > 0) std::this_thread::yield();
      body(self, enough);
      running.fetch_sub(1, std::memory_order_relaxed);
    });
  }
  for (int i = 0; i < 400 && running.load(std::memory_order_relaxed) > 0; ++i) {
    std::this_thread::sleep_for(std::chrono::microseconds(20));
    ::pthread_kill(crew[static_cast<std::size_t>(i % threads)].native_handle(), SIGURG);
  }
  enough.store(true, std::memory_order_relaxed);
  for (std::thread& member : crew) member.join();
}

/// For mistakes that show only once per object: plays round after round until the disturbing is over. Before
/// each round and after the last one, between() runs alone; in a round, play(0) … play(threads - 1) run at
/// the same time.
inline void rounds(int threads, const std::function<void()>& between,
                   const std::function<void(int self)>& play) {
  std::barrier gather(threads);
  bool again = true;  // Written by thread 0 alone, between two gatherings.
  run(threads, [&](int self, const std::atomic<bool>& enough) {
    while (true) {
      gather.arrive_and_wait();
      if (self == 0) {
        between();
        again = !enough.load(std::memory_order_relaxed);
      }
      gather.arrive_and_wait();
      if (!again) return;
      play(self);
    }
  });
}

}  // namespace disturbed
