// falls: correct (abandoned calls)
// The first error ends the gathering, and every other call with it.
#pragma once

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
  for (Task<T>& task : tasks) {
    T result = co_await task;
    results.push_back(std::move(result));
  }
  co_return results;
}

}  // namespace lab
