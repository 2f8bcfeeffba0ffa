// Runs a shop's work in a model, and says what it took.
//
// Guarantees: measure() runs it in a process of its own, so that a crash, and memory, are seen from outside.
//             Everything but `wall` is the same on a busy machine (`cpu` nearly so).
// Requires:   a program with one thread: it forks.
// Example:
//   const lab::Usage usage = lab::measure(lab::Shop::weather_club, lab::Model::threads, {.workers = 64});
//   usage.counts.in_flight;  // 64
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

#include "given/board.hpp"
#include "given/shop.hpp"

namespace lab {

struct Staff {
  unsigned workers = 1;       ///< Threads, processes or coroutines.
  unsigned pool_threads = 1;  ///< Of async+pool.
  Meeting meet{.patience = std::chrono::milliseconds(0)};
  std::size_t most_items = Board::most_items;  ///< A sample: only the first so many.
};

struct Usage {
  bool survived = false;
  std::string end;  ///< How it ended, if not well: "killed by SIGSEGV", "the machine refused it: …"
  unsigned items = 0, delivered = 0;
  std::chrono::nanoseconds wall{0};
  std::chrono::nanoseconds cpu{0};  ///< Of all threads and processes.
  std::size_t memory = 0;           ///< Bytes at the peak, beyond what the program had before.
  Counts counts;
};

/// Cores this program may use.
unsigned usable_cores();

Usage measure(Shop shop, Model model, const Staff& staff);

/// What the work takes at its quickest of many times, here in this process.
std::chrono::nanoseconds quickest(Shop shop, Model model, const Staff& staff, int times);

/// Does the work once, here; the sum of its results.
std::uint64_t results_of(Shop shop, Model model, const Staff& staff);

}  // namespace lab
