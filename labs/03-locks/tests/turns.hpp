// Two ways to run code in threads of its own and still keep the test in hand.
#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <thread>
#include <vector>

#include "harness/rendezvous.hpp"

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

/// True when body returns within the limit. If not, its thread is left behind: body must own, or share the
/// ownership of, everything it uses.
inline bool finishes(std::function<void()> body, std::chrono::milliseconds limit = std::chrono::seconds(3)) {
  const auto done = std::make_shared<harness::Flag>();
  std::thread([done, body = std::move(body)] {
    body();
    done->set();
  }).detach();
  return done->wait(limit);
}
