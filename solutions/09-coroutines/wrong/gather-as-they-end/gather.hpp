// falls: correct (mixed-up answers)
// Each call adds its answer when it has one.
#pragma once

#include <coroutine>
#include <exception>
#include <utility>
#include <vector>

#include "support/runtime/event_loop.hpp"

namespace lab {

using runtime::EventLoop;
using runtime::Task;

/// What all calls of one gathering share: how many are open, and who waits for the last.
struct Open {
  std::size_t calls;
  std::coroutine_handle<> waiter;
  bool await_ready() const { return calls == 0; }
  void await_suspend(std::coroutine_handle<> handle) { waiter = handle; }
  void await_resume() const {}
};

template <class T>
Task<void> collect(Task<T>& task, std::vector<T>& results, std::exception_ptr& error, EventLoop& loop,
                   Open& open) {
  try {
    T result = co_await task;
    results.push_back(std::move(result));
  } catch (...) {
    error = std::current_exception();
  }
  if (--open.calls == 0 && open.waiter) loop.post([waiter = open.waiter] { waiter.resume(); });
}

template <class T>
Task<std::vector<T>> gather(EventLoop& loop, std::vector<Task<T>> tasks) {
  std::vector<T> results;
  std::exception_ptr error;
  Open open{tasks.size(), nullptr};
  std::vector<Task<void>> collectors;
  for (Task<T>& task : tasks) {
    collectors.push_back(collect(task, results, error, loop, open));
    collectors.back().start();
  }
  co_await open;
  if (error) std::rethrow_exception(error);
  co_return results;
}

}  // namespace lab
