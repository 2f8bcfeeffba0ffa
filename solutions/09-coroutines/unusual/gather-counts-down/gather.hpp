#pragma once

#include <coroutine>
#include <cstddef>
#include <exception>
#include <optional>
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
Task<void> collect(Task<T>& task, std::optional<T>& result, std::exception_ptr& error, EventLoop& loop,
                   Open& open) {
  try {
    T value = co_await task;
    result.emplace(std::move(value));
  } catch (...) {
    error = std::current_exception();
  }
  // In a step of its own: the waiter may destroy this frame.
  if (--open.calls == 0 && open.waiter) loop.post([waiter = open.waiter] { waiter.resume(); });
}

template <class T>
Task<std::vector<T>> gather(EventLoop& loop, std::vector<Task<T>> tasks) {
  std::vector<std::optional<T>> found(tasks.size());
  std::vector<std::exception_ptr> errors(tasks.size());
  Open open{tasks.size(), nullptr};
  std::vector<Task<void>> collectors;
  for (std::size_t i = 0; i < tasks.size(); ++i) {
    collectors.push_back(collect(tasks[i], found[i], errors[i], loop, open));
    collectors.back().start();
  }
  co_await open;
  for (const std::exception_ptr& error : errors) {
    if (error) std::rethrow_exception(error);
  }
  std::vector<T> results;
  for (std::optional<T>& result : found) results.push_back(std::move(*result));
  co_return results;
}

}  // namespace lab
