// falls: correct (one after the other)
// A task begins when it is awaited: the second when the first has ended.
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
