// Several calls at once: all begin, and who awaits the gathering goes on when the last has ended.
//
// Requires:   tasks that nobody has started or awaited yet.
// Guarantees: results stand in the order of the tasks, whichever ended first; together they take as long as
//             the longest. If one throws, the others still go on to their end; then the gathering throws what
//             the first of those that failed, in the order of the tasks, threw. Nothing begins before the
//             gathering is awaited or started.
// Example:
//   std::vector<Task<std::string>> calls;
//   for (int station : {1, 2, 3}) calls.push_back(ask(loop, station));
//   Task<std::vector<std::string>> all = gather(loop, std::move(calls));
//   const std::vector<std::string> answers = co_await all;
#pragma once

#include <exception>
#include <utility>
#include <vector>

#include "support/runtime/event_loop.hpp"

namespace lab {

using runtime::EventLoop;
using runtime::Task;

template <class T>
Task<std::vector<T>> gather(EventLoop&, std::vector<Task<T>> tasks) {
  for (Task<T>& task : tasks) task.start();
  std::vector<T> results;
  std::exception_ptr first_error;
  for (Task<T>& task : tasks) {
    try {
      T result = co_await task;
      results.push_back(std::move(result));
    } catch (...) {
      if (!first_error) first_error = std::current_exception();
    }
  }
  if (first_error) std::rethrow_exception(first_error);
  co_return results;
}

}  // namespace lab
