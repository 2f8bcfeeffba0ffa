// A call that can be put on hold: what a function returns that says co_await or co_return.
//
// Requires:   a task is awaited at most once, and only while it has a call. It is not destroyed while its
//             body runs.
// Guarantees: the body begins when somebody awaits the task, not before, and goes on until it waits itself.
//             `co_await task` gives what the body co_returns, or throws what it threw, once it has ended.
//             The task owns the call: with the task go its parameters and locals, wherever it stands. A task
//             can be moved, and is empty afterwards; assigning to one ends the call that it had.
//             A loop that awaits a million calls, one after the other, needs no more stack than one.
// Example:
//   Task<int> add(int a, int b) { co_return a + b; }
//   Task<void> night() {
//     Task<int> sum = add(1, 2);    // nothing has happened yet
//     const int three = co_await sum;  // now it has
//   }
#pragma once

#include <coroutine>
#include <exception>
#include <utility>

#include "returns.hpp"

namespace lab {

template <class T>
class [[nodiscard]] Task {
 public:
  struct promise_type;

 private:
  using Frame = std::coroutine_handle<promise_type>;

  // The frame stays, for the result is in it; who waited goes on in its stead, not on top of it.
  struct HandOver {
    bool await_ready() const noexcept { return false; }
    std::coroutine_handle<> await_suspend(Frame ended) const noexcept { return ended.promise().waiter; }
    void await_resume() const noexcept {}
  };

 public:
  struct promise_type : Returns<T> {
    Task get_return_object() { return Task(Frame::from_promise(*this)); }
    std::suspend_always initial_suspend() noexcept { return {}; }
    HandOver final_suspend() noexcept { return {}; }
    void unhandled_exception() { error = std::current_exception(); }

    std::coroutine_handle<> waiter;
    std::exception_ptr error;
  };

  Task(Task&& other) noexcept : frame_(std::exchange(other.frame_, nullptr)) {}
  Task& operator=(Task&& other) noexcept {
    std::swap(frame_, other.frame_);
    Task(std::move(other));  // Takes what this had, and ends it.
    return *this;
  }
  ~Task() {
    if (frame_) frame_.destroy();
  }

  bool await_ready() const noexcept { return false; }
  std::coroutine_handle<> await_suspend(std::coroutine_handle<> waiter) noexcept {
    frame_.promise().waiter = waiter;
    return frame_;
  }
  T await_resume() {
    promise_type& promise = frame_.promise();
    if (promise.error) std::rethrow_exception(promise.error);
    return promise.take();
  }

 private:
  explicit Task(Frame frame) : frame_(frame) {}

  Frame frame_;  // Owned; null once moved from.
};

}  // namespace lab
