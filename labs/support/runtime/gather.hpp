// Several tasks at once: starts all, waits for all.
//
// Guarantees: the results in the order of the tasks, whichever was ready first; together they take as long as
// the
//             longest. If some throw, the others still run to their end; then gather throws what the first of
//             them, in the order of the tasks, threw. Whoever destroys the gather destroys the tasks with it.
// Example:
//   Task<std::vector<int>> prices = gather(loop, std::move(questions));
//   std::vector<int> answers = co_await prices;
#pragma once

#include <exception>
#include <utility>
#include <vector>

#include "support/runtime/event_loop.hpp"

namespace lab::runtime {

template <class T>
Task<std::vector<T>> gather(EventLoop&, std::vector<Task<T>> tasks) {
  for (Task<T>& task : tasks) task.start();
  std::vector<T> results;
  std::exception_ptr first;
  for (Task<T>& task : tasks) {
    try {
      T result = co_await task;
      results.push_back(std::move(result));
    } catch (...) {
      if (!first) first = std::current_exception();
    }
  }
  if (first) std::rethrow_exception(first);
  co_return results;
}

inline Task<void> gather(EventLoop&, std::vector<Task<void>> tasks) {
  for (Task<void>& task : tasks) task.start();
  std::exception_ptr first;
  for (Task<void>& task : tasks) {
    try {
      co_await task;
    } catch (...) {
      if (!first) first = std::current_exception();
    }
  }
  if (first) std::rethrow_exception(first);
}

}  // namespace lab::runtime
