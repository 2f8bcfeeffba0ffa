// Code of several threads, in an order that the test decides.
#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <functional>
#include <thread>
#include <vector>

/// Runs each step in its own thread, strictly one after the other. Nothing but time orders them: the turn is
/// passed on with relaxed atomics, so that ThreadSanitizer still sees every access that no lock of yours
/// orders, and locks taken in opposite orders never really meet.
inline void take_turns(const std::vector<std::function<void()>>& steps) {
  std::atomic<std::size_t> turn{0};
  std::vector<std::thread> threads;
  for (std::size_t self = 0; self < steps.size(); ++self) {
    threads.emplace_back([&, self] {
      // Asleep, not spinning: on a busy machine, whoever has the turn needs the core.
      while (turn.load(std::memory_order_relaxed) != self) {
        std::this_thread::sleep_for(std::chrono::microseconds(100));
      }
      steps[self]();
      turn.store(self + 1, std::memory_order_relaxed);
    });
  }
  for (std::thread& thread : threads) thread.join();
}
