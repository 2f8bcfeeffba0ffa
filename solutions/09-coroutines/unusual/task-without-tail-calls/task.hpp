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

  // A call that ends while its caller still stands in await_suspend() wakes nobody: the caller sees it there,
  // and goes on by itself. So the stack shrinks between two calls.
  struct HandOver {
    bool await_ready() const noexcept { return false; }
    void await_suspend(Frame ended) const noexcept {
      promise_type& promise = ended.promise();
      if (promise.waits) promise.waiter.resume();
    }
    void await_resume() const noexcept {}
  };

 public:
  struct promise_type : Returns<T> {
    Task get_return_object() { return Task(Frame::from_promise(*this)); }
    std::suspend_always initial_suspend() noexcept { return {}; }
    HandOver final_suspend() noexcept { return {}; }
    void unhandled_exception() { error = std::current_exception(); }

    std::coroutine_handle<> waiter;
    bool waits = false;  // Does the caller stand still?
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
  bool await_suspend(std::coroutine_handle<> waiter) {
    frame_.promise().waiter = waiter;
    frame_.resume();
    if (frame_.done()) return false;
    frame_.promise().waits = true;
    return true;
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
