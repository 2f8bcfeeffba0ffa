// falls: correct (lost exception)
// The exception is caught, and nobody hears of it.
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
    void unhandled_exception() {}

    std::coroutine_handle<> waiter;
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
  T await_resume() { return frame_.promise().take(); }

 private:
  explicit Task(Frame frame) : frame_(frame) {}

  Frame frame_;  // Owned; null once moved from.
};

}  // namespace lab
