// Runs a task on a loop, and gives up when that leads nowhere.
#pragma once

#include <stdexcept>

#include "support/runtime/event_loop.hpp"

namespace lab {

/// What the task returns, or throws. After so many steps it must have ended.
template <class T>
T run_patiently(runtime::EventLoop& loop, runtime::Task<T> task, int steps = 10'000) {
  task.start();
  while (!task.done()) {
    if (--steps < 0) throw std::runtime_error("the loop goes round and round, and the task does not end");
    if (!loop.step()) throw std::runtime_error("the task waits, and nothing is left that could wake it");
  }
  return task.take();
}

}  // namespace lab
