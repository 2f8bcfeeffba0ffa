// falls: correct (lost exception)
// Each error overwrites the one before.
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
  std::exception_ptr error;
  for (Task<T>& task : tasks) {
    try {
      T result = co_await task;
      results.push_back(std::move(result));
    } catch (...) {
      error = std::current_exception();
    }
  }
  if (error) std::rethrow_exception(error);
  co_return results;
}

}  // namespace lab
