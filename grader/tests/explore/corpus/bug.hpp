// A small concurrency bug and its correct twin, in ordinary C++: what the explorer is measured against.
//
// Each body is a template on its form, so that bug and twin differ in the faulty lines only, and creates all
// its state itself. The comment above a body says which interleaving breaks the wrong form.
#pragma once

#include <optional>
#include <span>
#include <thread>
#include <vector>

#include "explore/explore.hpp"

namespace corpus {

using explore::FailureKind;

enum class Form { wrong, right };
using enum Form;

struct Bug {
  const char* name;
  FailureKind kind;  ///< what the wrong form fails with
  void (*wrong)();
  void (*right)();
  explore::Options options = {};
  std::optional<FailureKind> or_kind = {};  ///< where two faults lie on the way, and the schedule says which
};

/// Every bug there is.
std::vector<Bug> all_bugs();

// One table per file.
std::span<const Bug> data_races();
std::span<const Bug> atomicity();
std::span<const Bug> critical_sections();
std::span<const Bug> order_violations();
std::span<const Bug> lock_orders();
std::span<const Bug> waits_for_each_other();
std::span<const Bug> mutex_misuse();
std::span<const Bug> lost_wakeups();
std::span<const Bug> misdirected_wakeups();
std::span<const Bug> shutdowns();
std::span<const Bug> semaphores();
std::span<const Bug> latches();
std::span<const Bug> once();
std::span<const Bug> memory();
std::span<const Bug> ownership();
std::span<const Bug> lock_free();
std::span<const Bug> weak_memory();
std::span<const Bug> timeouts();
std::span<const Bug> livelocks();
std::span<const Bug> exceptions();
std::span<const Bug> crowds();

inline void require(bool holds, const char* message) {
  if (!holds) explore::fail(message);
}

/// Runs each function in a thread of its own and joins them all.
template <class... Functions>
void together(Functions&&... functions) {
  std::thread threads[] = {std::thread(functions)...};
  for (std::thread& thread : threads) thread.join();
}

}  // namespace corpus
